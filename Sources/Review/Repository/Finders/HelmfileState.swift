import Files
import GoTemplate

/// One file of helmfile: all of its documents as one state.
struct HelmfileState {
    private let documents: [RepositoryDocument]
    private let file: GoString
    private let index: RepositoryIndex
    private var folder: GoString { GoPath.directory(file) }

    init(_ documents: [RepositoryDocument], file: GoString, _ index: RepositoryIndex) {
        (self.documents, self.file, self.index) = (documents, file, index)
    }

    func add(to found: inout Declarations) {
        for document in documents {
            for (number, release) in document.map.maps(of: "releases").enumerated() {
                add(release, at: ValuePath([.key("releases"), .index(number)]), of: document, to: &found)
            }
            for key: GoString in ["bases", "helmfiles"] { checkIncludes(document.map.list(of: key), key, &found) }
        }
    }

    /// Files that are included are found by themselves; those elsewhere and circles are named.
    private func checkIncludes(_ includes: [Value], _ key: GoString, _ found: inout Declarations) {
        for include in includes {
            let path: GoString?
            if case .map(let map) = include { path = map.text(of: "path") } else { path = include.declaredText }
            guard let path else { continue }
            let target = GoPath.join(folder, path)
            if path.contains("::") || path.contains("://") {
                found.name("", in: file, key + ": " + path.withoutUser + " is in another repository")
            } else if target == file {
                found.name("", in: file, key + ": " + path + " leads back to itself")
            } else if index.tree.hasFile(target), FilePurpose(of: target, []) != .helmfile {
                found.name("", in: file, key + ": " + path + " is not followed, as it is not called helmfile")
            } else if !path.contains("*"), !index.tree.hasFile(target), !index.tree.hasFolder(target) {
                found.name("", in: file, key + ": " + path + " does not exist")
            }
        }
    }

    private func add(
        _ fields: Map, at place: ValuePath, of document: RepositoryDocument, to found: inout Declarations
    ) {
        let line = document.line(of: place)
        guard let name = fields.text(of: "name"), let chart = fields.text(of: "chart") else {
            return found.name("", in: file, line: line, "a release has no name or no chart")
        }
        if fields["installed"]?.declaredText == "false" { return }
        var release = release(name, fields, chart: self.chart(chart, version: fields.text(of: "version") ?? ""), line)
        if case .path(let path) = release.chart, !index.tree.hasChart(path) {
            return found.name("release " + name, in: file, line: line, "there is no chart " + path)
        }
        addValues(of: fields, at: place, of: document, to: &release)
        for key in Self.ignored where fields[key] != nil {
            release.gaps.append("is compared without its `" + key + "`")
        }
        for gap in release.gaps { found.name("release " + name, in: file, line: line, gap) }
        found.releases.append(release)
    }

    /// What needs helmfile's own templates, or another program.
    private static let ignored: [GoString] = [
        "valuesTemplate", "setTemplate", "secrets", "condition", "strategicMergePatches", "jsonPatches", "transformers",
    ]

    private func release(_ name: GoString, _ fields: Map, chart: DeclaredChart, _ line: Int) -> DeclaredRelease {
        var release = DeclaredRelease(
            tool: .helmfile, file: file, line: line, label: name, name: name,
            namespace: fields.text(of: "namespace") ?? setting("namespace") ?? "default", chart: chart)
        release.kubeVersion = fields.text(of: "kubeVersion") ?? setting("kubeVersion") ?? ""
        let shared = documents.flatMap { $0.map.texts(of: "apiVersions") }
        release.apiVersions = fields["apiVersions"] == nil ? shared : fields.texts(of: "apiVersions")
        return release
    }

    private func setting(_ key: GoString) -> GoString? {
        documents.reversed().lazy.compactMap { $0.map.text(of: key) }.first
    }

    private func chart(_ written: GoString, version: GoString) -> DeclaredChart {
        if written.hasPrefix("oci://") {
            return .remote(ServedChart(name: GoPath.base(written), repository: written, version: version))
        }
        let (first, rest) = written.cut(at: UInt8(ascii: "/"))
        let repositories = documents.flatMap { $0.map.maps(of: "repositories") }
        guard let rest, let repository = repositories.first(where: { $0.text(of: "name") == first }) else {
            return .path(GoPath.join(folder, written))
        }
        let address = repository.text(of: "url") ?? ""
        guard repository.isTrue("oci") else {
            return .remote(ServedChart(name: rest, repository: address, version: version))
        }
        let place = (address.contains("://") ? address : "oci://" + address).trimmingSuffix("/")
        return .remote(ServedChart(name: rest, repository: place + "/" + rest, version: version))
    }

    private func addValues(
        of fields: Map, at place: ValuePath, of document: RepositoryDocument, to release: inout DeclaredRelease
    ) {
        let isOptional = ["Warn", "Info", "Debug"].contains(
            fields.text(of: "missingFileHandler") ?? setting("missingFileHandler") ?? "Error")
        for (number, value) in fields.list(of: "values").enumerated() {
            let place = place.appending(.key("values")).appending(.index(number))
            if case .map(let map) = value {
                release.values.append(.mapping(map, of: document, at: place))
            } else if let path = value.declaredText {
                addFile(path, isOptional: isOptional, to: &release)
            }
        }
        for (number, entry) in fields.maps(of: "set").enumerated() {
            let line = document.line(of: place.appending(.key("set")).appending(.index(number)))
            if let (kind, text) = expression(entry) {
                release.values.append(.expression(kind, text, file: file, line: line))
            }
        }
    }

    private func addFile(_ path: GoString, isOptional: Bool, to release: inout DeclaredRelease) {
        guard !path.hasSuffix(".gotmpl") else {
            return release.gaps.append("is compared without " + path + ", a template of helmfile")
        }
        release.values.append(.file(path.contains("://") ? path : GoPath.join(folder, path), isOptional: isOptional))
    }

    /// An entry of `set`: a value, several, or a file.
    private func expression(_ entry: Map) -> (ValuesEntry.Kind, GoString)? {
        guard let name = entry.text(of: "name") else { return nil }
        if let file = entry.text(of: "file") { return (.textFile, name + "=" + GoPath.join(folder, file)) }
        if entry["values"] != nil {
            return (.typed, name + "={" + entry.texts(of: "values").map(Self.escaped).joined(by: ",") + "}")
        }
        return (.typed, name + "=" + Self.escaped(entry.text(of: "value") ?? ""))
    }

    /// Mirrors pkg/state helmx.go of helmfile, escape.
    private static func escaped(_ value: GoString) -> GoString {
        let outer = GoString.join(value.split(separator: "{"), separator: "\\{")
        return GoString.join(
            GoString.join(outer.split(separator: "}"), separator: "\\}").split(separator: ","), separator: "\\,")
    }
}
