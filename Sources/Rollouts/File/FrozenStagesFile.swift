import Codecs
import GoTemplate

/// A stages file with what it takes to read it again just so, whatever is deployed by then.
package struct FrozenStagesFile {
    /// How the file was named.
    package let path: GoString
    package let text: [UInt8]
    /// The values of its parameters.
    ///
    /// By the names of targets; of an empty one where there are none.
    package let parameters: [GoString: [GoString: Value]]
    private let sources: ParameterSources

    package init(_ sequence: StageSequence) {
        (path, text) = (sequence.document.path, sequence.document.text)
        (parameters, sources) = (sequence.targetParameters, sequence.sources)
    }

    /// The stages, as they were.
    ///
    /// - Parameter base: gives the values of the revision of a release that was deployed then, with the defaults of its
    ///   chart; nil where there was none.
    /// - Throws: for a file that this version reads otherwise.
    package func sequence(
        base: @escaping (MemberPlace) -> Map?
    ) throws(StagesFileError) -> StageSequence {
        var sources = sources
        (sources.frozen, sources.base) = (parameters, base)
        return try StagesFile(text, path: path).sequence(sources)
    }
}

// MARK: - Record

extension FrozenStagesFile {
    /// As it is stored.
    package var value: Value { RecordWriter(write).value }

    /// Reads what was stored.
    package init(_ map: Map) throws(RolloutRecordError) {
        let fields = RecordReader(map)
        path = try fields.text("path")
        text = try fields.text("text").bytes
        var parameters = ["": try fields.map("parameters").parameters] as [GoString: [GoString: Value]]
        if let targets = try fields.optionalFields("targets") {
            parameters = [:]
            for target in targets.names { parameters[target] = try targets.map(target).parameters }
        }
        self.parameters = parameters
        var sources = ParameterSources(defaultNamespace: try fields.optionalText("defaultNamespace"))
        sources.release = try fields.nonEmptyText("release")
        sources.namespace = try fields.nonEmptyText("namespace")
        self.sources = sources
    }

    private func write(to writer: RecordWriter) {
        writer.add("path", path)
        writer.add("text", GoString(text))
        writer.add("parameters", Map(parameters: parameters[""] ?? [:]))
        if parameters[""] == nil {
            writer.add("targets") { writer in
                for (target, own) in parameters.sorted(by: { $0.key < $1.key }) {
                    writer.add(target, Map(parameters: own))
                }
            }
        }
        writer.add("release", sources.release ?? "")
        writer.add("namespace", sources.namespace ?? "")
        writer.add("defaultNamespace", sources.defaultNamespace)
    }
}

extension RecordReader {
    fileprivate func nonEmptyText(_ name: GoString) throws(RolloutRecordError) -> GoString? {
        let text = try optionalText(name)
        return text.isEmpty ? nil : text
    }
}

extension Map {
    fileprivate convenience init(parameters: [GoString: Value]) {
        self.init(parameters.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) })
    }

    fileprivate var parameters: [GoString: Value] { Dictionary(entries, uniquingKeysWith: { $1 }) }
}
