import Codecs
import GoTemplate

/// A stages file with what it takes to read it again just so, whatever is deployed by then.
package struct FrozenStagesFile {
    /// How the file was named.
    package let path: GoString
    package let text: [UInt8]
    /// The values of its parameters.
    package let parameters: [GoString: Value]
    private let sources: ParameterSources

    package init(_ sequence: StageSequence) {
        (path, text) = (sequence.document.path, sequence.document.text)
        (parameters, sources) = (sequence.parameters, sequence.sources)
    }

    /// The stages, as they were.
    ///
    /// - Parameter base: gives the values of the revision of a release that was deployed then, with the defaults of its
    ///   chart; nil where there was none.
    /// - Throws: for a file that this version reads otherwise.
    package func sequence(
        base: @escaping (_ release: GoString, _ namespace: GoString) -> Map?
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
        parameters = Dictionary(try fields.map("parameters").entries, uniquingKeysWith: { $1 })
        var sources = ParameterSources(defaultNamespace: try fields.optionalText("defaultNamespace"))
        sources.release = try fields.nonEmptyText("release")
        sources.namespace = try fields.nonEmptyText("namespace")
        self.sources = sources
    }

    private func write(to writer: RecordWriter) {
        writer.add("path", path)
        writer.add("text", GoString(text))
        writer.add("parameters", Map(parameters.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }))
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
