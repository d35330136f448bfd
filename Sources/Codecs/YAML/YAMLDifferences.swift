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
            line += YAMLCharacter.breakCount(in: rest[..<end])
        }
        throw YAML.Failure(collection.kind.missingEntry, line: Int(line))
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
    /// Whether go-yaml does not take the empty flow collection that ends here for a key, though something follows.
    ///
    /// It forgets that `{}` or `[]` may be a key as soon as it ends, and hands out its tokens; unless tokens wait anyway
    /// because a collection around it may be a key as well.
    mutating func forgetsKey(
        _ event: borrowing yaml_event_t, from begin: YAMLMark, within marks: [YAMLMark]
    ) -> Bool {
        let end = offset(of: event.end_mark)
        let column = Int(event.end_mark.column)
        let isLast = "\0\n\r#".utf8.contains(source.byte(at: source.skippingBlanks(from: end)))
        guard !isLast, Int(begin.line) == Int(event.end_mark.line) else { return false }
        let start = source.offset(end, back: column - Int(begin.column))
        guard "[{".utf8.contains(source.byte(at: start)) else { return false }
        return !marks.contains { mark in
            mark.line == begin.line && source.mayBeKey(at: source.offset(end, back: column - Int(mark.column)))
        }
    }
}

extension YAMLSource {
    fileprivate func skippingBlanks(from offset: Int) -> Int {
        var offset = offset
        while byte(at: offset) == 0x20 || byte(at: offset) == 0x09 { offset += 1 }
        return offset
    }

    /// Whether what stands there begins a line or an entry, so that it may be a key.
    fileprivate func mayBeKey(at offset: Int) -> Bool {
        var offset = offset
        while offset > 0, bytes[offset - 1] == 0x20 || bytes[offset - 1] == 0x09 { offset -= 1 }
        return offset == 0 || "\n\r-?,[{".utf8.contains(bytes[offset - 1])
    }
}

// MARK: - Errors

extension YAMLSource {
    /// What go-yaml reports instead of an error of libyaml; a source to be read anew where go-yaml goes on.
    func bridge(_ error: YAMLError, in collection: YAMLOpenCollection) -> any Error {
        switch error.problem {
        case "found unexpected ':'": return withPlainColons(from: offset(of: error.mark)) ?? error.failure
        case "found unknown escape character":
            return withoutEscapedQuotes(at: offset(of: error.mark)) ?? error.failure
        case "did not find expected whitespace or line break", "did not find expected tag URI":
            return withEscapedTag(at: offset(of: error.context)) ?? error.failure
        case "could not find expected ':'": return missingColon(error, in: collection).failure
        default: return error.failure
        }
    }

    /// libyaml misses the colon of a key before it reads the token in a later line, go-yaml after.
    private func missingColon(_ error: YAMLError, in collection: YAMLOpenCollection) -> YAMLError {
        let key = offset(of: error.context)
        let next = offset(of: error.mark)
        switch byte(at: key) {
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            if let error = emptyCollection(error, key, in: collection) { return error }
            return error.mark.line > error.context.line ? afterFlowToken(error, next) : error
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "*"):
            let isDirective = byte(at: next) == UInt8(ascii: "%") && error.mark.column == 0
            guard "\t@`%".utf8.contains(byte(at: next)), !isDirective else { return error }
            var error = error
            error.problem = "found character that cannot start any token"
            return error
        default: return error
        }
    }

    /// go-yaml does not wait for the colon of an empty collection.
    private func emptyCollection(_ error: YAMLError, _ key: Int, in collection: YAMLOpenCollection) -> YAMLError? {
        let closing: UInt8 = byte(at: key) == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
        guard byte(at: skippingBlanks(from: key + 1)) == closing else { return nil }
        var error = error
        error.problem = collection.kind.missingEntry
        error.isScannerError = false
        error.mark = error.context
        return error
    }

    private func afterFlowToken(_ error: YAMLError, _ offset: Int) -> YAMLError {
        guard offset < bytes.count else { return error }
        var result = error
        do {
            result.mark.line += try YAMLParser.endOfFlowToken(bytes[offset...], column: Int(error.mark.column))
        } catch {
            result.problem = error.problem
            result.mark.line += max(error.mark.line, 1) - 1
        }
        return result
    }
}
