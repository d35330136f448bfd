import Files
import GoTemplate

/// The values of a source of an Application, in the order in which Argo CD gives them to Helm.
struct ArgoCDValues {
    private let object: DeclaredObject
    private let index: RepositoryIndex
    private let references: [GoString: Map]
    private let isGenerated: Bool

    init(
        _ object: DeclaredObject, _ index: RepositoryIndex, _ references: [GoString: Map], isGenerated: Bool
    ) {
        (self.object, self.index, self.references, self.isGenerated) = (object, index, references, isGenerated)
    }

    /// - Parameter place: where the source stands in its document.
    func values(of source: Map, at place: ValuePath) -> [DeclaredValues] {
        guard let helm = source.map(of: "helm") else { return [] }
        let place = ValuePath(
            (isGenerated ? [.key("spec"), .key("template")] : []) + place.components + [.key("helm")])
        let variables = variables(of: source)
        var values: [DeclaredValues] = helm.texts(of: "valueFiles").map { file in
            .file(
                path(of: substituted(file, variables), source), isOptional: helm.isTrue("ignoreMissingValueFiles"))
        }
        if let map = helm.map(of: "valuesObject") {
            values.append(.mapping(map, of: object.document, at: place.appending(.key("valuesObject"))))
        } else if let text = helm.text(of: "values"), !text.trimmingSpace.isEmpty {
            values.append(.text(text, of: object.document, at: place.appending(.key("values"))))
        }
        values += parameters(of: helm, variables, at: place.appending(.key("parameters")))
        return values + fileParameters(of: helm, source, at: place.appending(.key("fileParameters")))
    }

    private func parameters(of helm: Map, _ variables: [GoString: GoString], at place: ValuePath) -> [DeclaredValues] {
        helm.maps(of: "parameters").enumerated().map { number, parameter in
            let value = substituted(parameter.text(of: "value") ?? "", variables)
            let text = (parameter.text(of: "name") ?? "") + "=" + Self.escaped(value)
            return .expression(
                parameter.isTrue("forceString") ? .string : .typed, text, file: object.document.file,
                line: object.document.line(of: place.appending(.index(number))))
        }
    }

    private func fileParameters(of helm: Map, _ source: Map, at place: ValuePath) -> [DeclaredValues] {
        helm.maps(of: "fileParameters").enumerated().map { number, parameter in
            let file = path(of: parameter.text(of: "path") ?? "", source)
            return .expression(
                .textFile, (parameter.text(of: "name") ?? "") + "=" + file, file: object.document.file,
                line: object.document.line(of: place.appending(.index(number))))
        }
    }

    /// A path from the root of the repository: relative to the source, from its root, or below `$ref`.
    private func path(of file: GoString, _ source: Map) -> GoString {
        if file.contains("://") { return file }
        if file.hasPrefix("$"), let (name, rest) = file.suffix(from: 1).cut(at: "/" as GoString) {
            let folder = references[name]?.text(of: "path") ?? ""
            // Argo CD takes the path from the root of the repository that the reference names.
            return index.tree.hasFile(GoPath.clean(rest)) ? GoPath.clean(rest) : GoPath.join(folder, rest)
        }
        if GoPath.isAbsolute(file) { return GoPath.clean(file.suffix(from: 1)) }
        return GoPath.join(source.text(of: "path") ?? ".", file)
    }

    /// Commas within a value are no separators, but in lists.
    ///
    /// Mirrors util/helm cmd.go cleanSetParameters.
    private static func escaped(_ value: GoString) -> GoString {
        if value.hasPrefix("{"), value.hasSuffix("}") { return value }
        var escaped: [UInt8] = []
        for byte in value.bytes {
            if byte == UInt8(ascii: ","), escaped.last != UInt8(ascii: "\\") { escaped.append(UInt8(ascii: "\\")) }
            escaped.append(byte)
        }
        return GoString(escaped)
    }

    /// What Argo CD tells of an application; the revision is known only when it is applied.
    private func variables(of source: Map) -> [GoString: GoString] {
        [
            "ARGOCD_APP_NAME": object.name,
            "ARGOCD_APP_NAMESPACE": object.spec.map(of: "destination")?.text(of: "namespace") ?? "",
            "ARGOCD_APP_PROJECT_NAME": object.spec.text(of: "project") ?? "",
            "ARGOCD_APP_SOURCE_PATH": source.text(of: "path") ?? "",
            "ARGOCD_APP_SOURCE_REPO_URL": source.text(of: "repoURL") ?? "",
            "ARGOCD_APP_SOURCE_TARGET_REVISION": source.text(of: "targetRevision") ?? "",
        ]
    }

    private func substituted(_ text: GoString, _ variables: [GoString: GoString]) -> GoString {
        guard text.contains("ARGOCD_APP_") else { return text }
        return variables.sorted { $0.key.count > $1.key.count }.reduce(text) { text, variable in
            let braced = GoString.join(text.split(separator: "${" + variable.key + "}"), separator: variable.value)
            return GoString.join(braced.split(separator: "$" + variable.key), separator: variable.value)
        }
    }
}
