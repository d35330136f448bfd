import CYAML
import GoTemplate

/// Reads the first document of a stream with libyaml; mirrors the `parser` of go-yaml v2's decode.go.
///
/// go-yaml is a port of libyaml; where the two differ, `YAMLSource` and `YAMLDifferences` make up for it.
struct YAMLParser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let pieces: UnsafeMutablePointer<YAMLPieces>
    private var input: YAMLInput?

    /// The first document of the stream; one without nodes where the stream holds none.
    static func parseDocument(_ bytes: [UInt8]) throws -> YAMLDocument {
        var source = YAMLSource(bytes)
        while true {
            do {
                return try parseDocument(source)
            } catch let rewritten as YAMLSource {
                source = rewritten
            }
        }
    }

    private static func parseDocument(_ source: YAMLSource) throws -> YAMLDocument {
        try source.bytes.withUnsafeBytes { buffer in
            let parser = YAMLParser(buffer)
            return try parser.parseDocument(source)
        }
    }

    /// The input must stay where it is as long as the parser is used.
    private init(_ input: UnsafeRawBufferPointer) {
        parser = .allocate(capacity: 1)
        pieces = .allocate(capacity: 1)
        pieces.initialize(to: YAMLPieces(rest: input))
        yaml_parser_initialize(parser)
        yaml_parser_set_input(
            parser,
            { pieces, buffer, size, count in
                guard let pieces, let buffer, let count else { return 0 }
                count.pointee = pieces.assumingMemoryBound(to: YAMLPieces.self).pointee.read(into: buffer, size)
                return 1
            }, pieces)
        self.input = YAMLInput(input)
        self.input?.give(to: parser)
    }

    deinit {
        input?.takeBack(from: parser)
        yaml_parser_delete(parser)
        parser.deallocate()
        pieces.deallocate()
    }

    /// Reads up to the end of the document, which takes one token behind it; what follows is not looked at.
    private func parseDocument(_ source: YAMLSource) throws -> YAMLDocument {
        var composer = YAMLComposer(source)
        var event = yaml_event_t()
        while !composer.isComplete {
            guard yaml_parser_parse(parser, &event) == 1 else { throw source.bridge(error, in: composer.open) }
            defer { yaml_event_delete(&event) }
            switch event.type {
            case YAML_STREAM_END_EVENT, YAML_DOCUMENT_END_EVENT, YAML_NO_EVENT: return composer.document
            default: try composer.add(event)
            }
        }
        return composer.document
    }

    private var error: YAMLError {
        let state = parser.pointee
        return YAMLError(
            problem: state.problem.map { String(cString: $0) } ?? "unknown problem parsing YAML content",
            isScannerError: state.error == YAML_SCANNER_ERROR, mark: state.problem_mark, context: state.context_mark)
    }
}

extension YAMLParser {
    /// How many lines below a place the token there ends in a flow collection, with the breaks behind a plain scalar.
    ///
    /// Throws what is wrong with the token; its line counts from the place, too.
    static func endOfFlowToken(_ rest: ArraySlice<UInt8>, column: Int) throws(YAMLError) -> Int {
        let text = Array("a: [\n".utf8) + [UInt8](repeating: 0x20, count: column) + rest
        var result: Result<Int, YAMLError> = .success(1)
        text.withUnsafeBytes { result = YAMLParser($0).scanFlowToken(text) }
        return try result.get() - 1
    }

    private func scanFlowToken(_ text: [UInt8]) -> Result<Int, YAMLError> {
        var token = yaml_token_t()
        // Six tokens come before: of the stream, a mapping, its key and value, and a flow collection.
        for _ in 0..<7 {
            yaml_token_delete(&token)
            guard yaml_parser_scan(parser, &token) == 1 else { return .failure(error) }
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

/// Hands the input to libyaml in the pieces in which go-yaml reads it.
///
/// Both check the characters of a whole piece at once, so the size decides whether a byte that is not allowed is
/// reported, or an error of the scanner before it.
private struct YAMLPieces {
    var rest: UnsafeRawBufferPointer

    private static let size = 512
    /// The size of libyaml's buffer, of which a character cut off by the last piece may take up some bytes.
    private static let bufferSize = 16384

    mutating func read(into buffer: UnsafeMutablePointer<UInt8>, _ size: Int) -> Int {
        let count = min(rest.count, max(Self.size - max(Self.bufferSize - size, 0), 1), size)
        guard count > 0, let start = rest.baseAddress else { return 0 }
        UnsafeMutableRawPointer(buffer).copyMemory(from: start, byteCount: count)
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        return count
    }
}
