import Codecs
import GoTemplate

/// The stages of a release, as a file describes them; docs/rollout.md explains its keys.
///
/// ```yaml
/// chart: .                      # the folder or archive of the chart, from the folder of this file
/// release: web                  # what .Release.Name is
/// namespace: shop
/// values: [values-prod.yaml]    # of all stages: files, or values in place
/// set: [image.repository=web]   # as --set; setString, setFile, setJSON and setLiteral likewise
/// cumulative: true              # whether a stage keeps the values of those before it
/// stages:
///   - name: canary
///     set: [canary.weight=10]
/// ```
package struct StagesFile {
    /// The file, with the places of all its values.
    package let document: StagesDocument

    /// Reads a file and holds it against the shapes of its keys.
    ///
    /// - Parameter path: how the file was named.
    /// - Throws: with the line and column of what is wrong.
    package init(_ text: [UInt8], path: GoString) throws(StagesFileError) {
        document = try StagesDocument(text, path: path)
        try Self.checkVersion(of: document)
        try document.checkNothingRemains()
        try ShapeChecker(document: document).check(StagesShape.file, at: ValuePath())
        try checkStages()
        try checkTargets()
    }

    /// A file that was checked before.
    init(_ document: StagesDocument) { self.document = document }

    /// The path of the file, as it was named.
    package var path: GoString { document.path }

    /// The name of the release: as it was typed, or as the file has it.
    func release(_ sources: ParameterSources) -> GoString {
        sources.release ?? document.text(at: ValuePath().key("release")) ?? "release-name"
    }

    /// The namespace of a release, whose own keys stand at a path; what is typed counts where its target says nothing.
    func namespace(
        _ sources: ParameterSources, at path: ValuePath = ValuePath(), of target: TargetDefinition? = nil
    ) -> GoString {
        let own = document.text(at: path.key("namespace"))
        if let namespace = target?.namespace { return path == ValuePath() ? namespace : own ?? namespace }
        return sources.namespace ?? own ?? document.text(at: ValuePath().key("namespace")) ?? sources.defaultNamespace
    }

    /// What a later version calls otherwise is not taken for a mistake.
    private static func checkVersion(of document: StagesDocument) throws(StagesFileError) {
        let path = ValuePath().key("schema")
        guard let version = document.integer(at: path), version > StagesShape.version else { return }
        throw document.failure(
            GoString("the file has version \(version) of the format; this swelm reads version \(StagesShape.version)"),
            at: path)
    }

    private func checkStages() throws(StagesFileError) {
        let path = ValuePath().key("stages")
        let items = document.items(at: path)
        guard !items.isEmpty else {
            throw document.failure("there are no stages: `stages` must be a list of them", at: path)
        }
        var seen: [GoString: Int] = [:]
        for item in items {
            guard let name = document.text(at: item.key("name")), !name.isEmpty else {
                throw document.failure("a stage needs a name", at: item)
            }
            if let line = seen.updateValue(document.line(of: item), forKey: name) {
                let other = GoString("the stage at line \(line) is called ")
                throw document.failure(other + Strconv.quote(name) + ", too", at: item)
            }
        }
    }

    private func checkTargets() throws(StagesFileError) {
        let path = ValuePath().key("waves")
        guard document.value(at: path) != nil, document.keys(at: Self.targets).isEmpty else { return }
        throw document.failure("`waves` are of `targets`, and there are none", at: path)
    }
}
