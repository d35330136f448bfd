import Charts
import Codecs
import Failures
import GoTemplate
import Manifests
import Rendering

/// What the templates of a chart give, document by document, with the lines that wrote it.
struct RenderedOutput {
    let documents: [RenderedDocument]
    /// Whether nothing was missing that templates require: where something was, names and labels may be empty.
    let isWhole: Bool
    private let trace: ExecutionTrace

    /// Renders a chart whose dependencies have been processed, as Helm's linter does.
    init(of chart: Chart, _ options: LintOptions) throws {
        var capabilities = Capabilities()
        if let version = options.kubeVersion { capabilities.kubeVersion = version }
        let top = try RenderValues.make(
            chart: chart, userValues: options.values.unshared(),
            release: ReleaseOptions(linting: options.namespace), capabilities: capabilities,
            skipSchemaValidation: true, log: Log())
        var values = Map()
        if case .map(let map)? = top["Values"] { values = map }
        trace = ExecutionTrace(values: values)
        let log = Log()
        let files = try LintRender.files(of: chart, top: top, trace: trace, log: log)
        isWhole = log.records.isEmpty
        documents = files.filter { Self.isYAML($0.path) }.sorted { $0.path < $1.path }
            .flatMap { RenderedDocument.all(in: $0) }
    }

    private static func isYAML(_ path: GoString) -> Bool {
        path.hasSuffix(".yaml") || path.hasSuffix(".yml")
    }

    /// The template line that wrote a line of the output, an action's where one did.
    func place(of line: Int, in document: RenderedDocument) -> LintPlace {
        let origins = trace.output(of: document.file)?.origins(ofLine: line) ?? []
        guard let origin = origins.first else { return LintPlace(document.file) }
        return LintPlace(origin.file, line: origin.position.line, column: origin.position.column + 1)
    }

    /// Whether an action took part in writing a line.
    func isComputed(_ line: Int, in document: RenderedDocument) -> Bool {
        (trace.output(of: document.file)?.origins(ofLine: line) ?? []).contains { !$0.isText }
    }

    /// The place of a field of a document.
    func place(of path: ValuePath, in document: RenderedDocument) -> LintPlace {
        guard case .found(let found)? = document.places?.find(path) else {
            return place(of: document.firstLine, in: document)
        }
        return place(of: found.line, in: document)
    }
}

/// One document of a rendered file.
struct RenderedDocument {
    let file: GoString
    let text: [UInt8]
    /// The line of the file on which it begins.
    let firstLine: Int
    let places: YAMLPlaces?
    /// Nil where it is not YAML, of which Helm's rules tell.
    let value: Value?

    private init(file: GoString, text: [UInt8], firstLine: Int) {
        (self.file, self.text, self.firstLine) = (file, text, firstLine)
        places = try? YAMLPlaces(text, firstLine: firstLine)
        value = try? YAML.decode(text)
    }

    /// The object, where it is one.
    var object: RenderedObject? {
        if case .map(let map)? = value, !map.isEmpty { RenderedObject(map) } else { nil }
    }

    static func all(in file: RenderedFile) -> [RenderedDocument] {
        var stream = YAMLDocuments(file.content.bytes)
        var documents: [RenderedDocument] = []
        while let text = try? stream.next() {
            documents.append(RenderedDocument(file: file.path, text: text, firstLine: stream.firstLine))
        }
        return documents
    }
}
