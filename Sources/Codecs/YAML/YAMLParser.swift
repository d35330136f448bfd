import CYAML
import GoTemplate

/// Reads the first document of a stream with libyaml; mirrors the `parser` of go-yaml v2's decode.go.
///
/// go-yaml is a port of libyaml; where the two differ, `YAMLSource` and `YAMLDifferences` make up for it.
enum YAMLParser {
    /// The first document of the stream; one without nodes where the stream holds none.
    static func parseDocument(_ bytes: [UInt8]) throws -> YAMLDocument {
        try withNodes(of: bytes) { $0.document }
    }

    /// Gives `body` the nodes of the first document, which last no longer.
    ///
    /// - Parameter layout: what of the document is wanted; all of it where it is nil.
    /// - Throws: also `YAMLIrregularity`, where a layout is given and only all of the document tells what it means.
    static func withNodes<Result>(
        of bytes: [UInt8], for layout: JSONShape.Layout? = nil, _ body: (borrowing YAMLComposer) throws -> Result
    ) throws -> Result {
        try YAMLWorkspace.use { workspace in
            var source = YAMLSource(bytes)
            while true {
                do {
                    return try body(try compose(source, in: workspace, for: layout))
                } catch let rewritten as YAMLSource {
                    source = rewritten
                }
            }
        }
    }

    private static func compose(
        _ source: YAMLSource, in workspace: UnsafeMutablePointer<YAMLWorkspace>, for layout: JSONShape.Layout?
    ) throws -> YAMLComposer {
        try source.bytes.withUnsafeBytes { buffer in
            workspace.pointee.begin(buffer)
            var composer = YAMLComposer(source, in: workspace, for: layout)
            try composer.readDocument()
            return composer
        }
    }

    /// How many lines below a place the token there ends in a flow collection, with the breaks behind a plain scalar.
    ///
    /// Throws what is wrong with the token; its line counts from the place, too.
    static func endOfFlowToken(_ rest: ArraySlice<UInt8>, column: Int) throws(YAMLError) -> Int {
        let text = Array("a: [\n".utf8) + [UInt8](repeating: 0x20, count: column) + rest
        let result = YAMLWorkspace.use { workspace in
            text.withUnsafeBytes { buffer in
                workspace.pointee.begin(buffer)
                return scanFlowToken(text, with: workspace.pointee.parser)
            }
        }
        return try result.get() - 1
    }

    private static func scanFlowToken(
        _ text: [UInt8], with parser: UnsafeMutablePointer<yaml_parser_t>
    ) -> Result<Int, YAMLError> {
        var token = yaml_token_t()
        // Six tokens come before: of the stream, a mapping, its key and value, and a flow collection.
        for _ in 0..<7 {
            yaml_token_delete(&token)
            guard yaml_parser_scan(parser, &token) == 1 else { return .failure(YAMLError(of: parser)) }
        }
        defer { yaml_token_delete(&token) }
        guard token.type == YAML_SCALAR_TOKEN, token.data.scalar.style == YAML_PLAIN_SCALAR_STYLE else {
            return .success(Int(token.end_mark.line))
        }
        let end = YAMLPlace.offset(ofCharacter: Int(token.end_mark.index), in: text)
        let blanks = text[end...].prefix { [0x09, 0x0A, 0x0D, 0x20].contains($0) }
        return .success(Int(token.end_mark.line) + YAMLCharacter.breakCount(in: blanks))
    }
}

/// What libyaml reports.
struct YAMLError: Error {
    var problem: String
    var isScannerError: Bool
    var mark: yaml_mark_t
    let context: yaml_mark_t

    init(of parser: UnsafeMutablePointer<yaml_parser_t>) {
        let state = parser.pointee
        problem = state.problem.map { String(cString: $0) } ?? "unknown problem parsing YAML content"
        isScannerError = state.error == YAML_SCANNER_ERROR
        mark = state.problem_mark
        context = state.context_mark
    }

    /// Mirrors decode.go `fail`: which mark gives the line, and that only the scanner's are counted from 1.
    var failure: YAML.Failure {
        if mark.line == 0 { return YAML.Failure(problem, line: Int(context.line)) }
        return YAML.Failure(problem, line: Int(mark.line) + (isScannerError ? 1 : 0))
    }
}

extension YAML.Failure {
    /// go-yaml does not name line 0, which is the first where lines are counted from 0.
    init(_ problem: String, line: Int) {
        self.init(GoString(line == 0 ? "yaml: \(problem)" : "yaml: line \(line): \(problem)"))
    }
}
