import CYAML
import GoTemplate

/// What go-yaml v2 refuses or takes otherwise while libyaml 0.2.5 goes on, as far as it shows in an event.
struct YAMLDifferences {
    let source: YAMLSource
    /// How far tags and keys were looked up in the text.
    private var place: YAMLPlace
    private static let maximumDepth = 10_000

    init(_ source: YAMLSource) {
        self.source = source
        place = source.firstPlace
    }

    private mutating func offset(of mark: yaml_mark_t) -> Int {
        place.advance(to: Int(mark.index), in: source.bytes)
        return place.offset
    }

    /// go-yaml ends a plain scalar in a flow collection at `?` and finds a key where there must be a comma.
    mutating func checkFlowScalar(
        _ text: UnsafeBufferPointer<UInt8>, _ event: borrowing yaml_event_t, in collection: YAMLOpenCollection
    ) throws {
        guard let place = text.firstIndex(of: UInt8(ascii: "?")), event.end_mark.index > event.start_mark.index else {
            return
        }
        // Folded breaks show as blanks, so the line is counted in the source.
        var line = event.start_mark.line
        if line != event.end_mark.line {
            let start = offset(of: event.start_mark)
            let rest = source.bytes[start...]
            let end = rest.firstIndex(of: UInt8(ascii: "?")) ?? start + place
            line += rest[..<end].count { $0 == 0x0A }
        }
        throw YAML.Failure(Self.missingComma(in: collection), line: Int(line))
    }

    private static func missingComma(in collection: YAMLOpenCollection) -> String {
        "did not find expected ',' or '\(collection.kind == .flowMapping ? "}" : "]")'"
    }

    /// A tag in a flow collection goes on behind a comma; where it should, reading begins anew.
    mutating func checkTag(_ event: borrowing yaml_event_t) throws {
        if let rewritten = source.withEscapedTag(at: offset(of: event.start_mark)) { throw rewritten }
    }

    /// go-yaml limits how deep collections may be nested.
    func checkDepth(_ depth: Int, _ kind: YAMLOpenCollection.Kind, _ event: borrowing yaml_event_t) throws {
        guard depth >= Self.maximumDepth else { return }
        let line = Int(event.end_mark.line)
        throw YAML.Failure("exceeded max depth of \(Self.maximumDepth)", line: line == 0 ? 0 : line + 1)
    }
}

// MARK: - Empty collections as keys

extension YAMLDifferences {
    /// Whether the flow collection that ends here is a key without `?`.
    mutating func isKey(_ event: borrowing yaml_event_t) -> Bool {
        var offset = offset(of: event.end_mark)
        while source.byte(at: offset) == 0x20 || source.byte(at: offset) == 0x09 { offset += 1 }
        return source.byte(at: offset) == UInt8(ascii: ":")
    }

    /// go-yaml forgets that `{}` or `[]` may be a key as soon as it ends, and takes the colon for the next entry.
    static func emptyKeyFailure(
        in collection: YAMLOpenCollection, _ parent: YAMLOpenCollection, _ event: borrowing yaml_event_t
    ) -> YAML.Failure {
        let problem =
            switch parent.kind {
            case .blockSequence: "did not find expected '-' indicator"
            case .flowSequence, .flowMapping: missingComma(in: parent)
            default: "did not find expected key"
            }
        return YAML.Failure(problem, line: Int(event.end_mark.line))
    }
}

// MARK: - Errors

extension YAMLSource {
    /// What go-yaml reports instead of an error of libyaml; a source to be read anew where go-yaml goes on.
    func bridge(_ error: YAMLError) -> any Error {
        switch error.problem {
        case "found unexpected ':'":
            return withPlainColons(from: offset(ofCharacter: Int(error.mark.index))) ?? error.failure
        case "found unknown escape character":
            return withoutEscapedQuotes(at: offset(ofCharacter: Int(error.mark.index))) ?? error.failure
        case "did not find expected whitespace or line break":
            return withEscapedTag(at: offset(ofCharacter: Int(error.context.index))) ?? error.failure
        case "could not find expected ':'": return missingColon(error).failure
        default: return error.failure
        }
    }

    /// libyaml misses the colon of a key before it looks at the next token, go-yaml after.
    private func missingColon(_ error: YAMLError) -> YAMLError {
        var error = error
        let next = byte(at: offset(ofCharacter: Int(error.mark.index)))
        let isDirective = next == UInt8(ascii: "%") && error.mark.column == 0
        if "\t@`%".utf8.contains(next) && !isDirective {
            error.problem = "found character that cannot start any token"
        }
        return error
    }
}
