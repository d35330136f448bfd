import CRE2
import GoTemplate

extension Regexp {
    /// The text of the first match, Go's `FindString`; empty where there is none.
    package func first(in text: GoString) -> GoString {
        let subject = RegexpSubject(text)
        guard let span = subject.bytes.withUnsafeBufferPointer({ firstMatch($0, from: 0) }) else { return GoString() }
        return GoString(subject.text(span))
    }

    /// Where the first match begins, the start of Go's `FindStringIndex`; nil where there is none.
    package func position(in text: GoString) -> Int? {
        let subject = RegexpSubject(text)
        let span = subject.bytes.withUnsafeBufferPointer { firstMatch($0, from: 0) }
        return span.map { subject.originalRange($0).lowerBound }
    }

    /// The texts of the matches that do not overlap, at most `limit` of them; nil (Go's nil slice) if there are none.
    ///
    /// Mirrors Go's `FindAllString`; a negative limit is none.
    package func all(in text: GoString, limit: Int) -> [GoString]? {
        let subject = RegexpSubject(text)
        var found: [GoString] = []
        forEachMatch(in: subject, limit: limit) { found.append(GoString(subject.text($0))) }
        return found.isEmpty ? nil : found
    }

    /// The parts between matches, at most `limit` of them, Go's `Split`; nil for a limit of 0.
    package func split(_ text: GoString, limit: Int) -> [GoString]? {
        if limit == 0 { return nil }
        if text.isEmpty && !isEmpty { return [text] }
        let subject = RegexpSubject(text)
        var parts: [GoString] = []
        var start = 0
        var end = 0
        forEachMatch(in: subject, limit: limit) { span in
            if limit > 0 && parts.count >= limit - 1 { return }
            let match = subject.originalRange(span)
            end = match.lowerBound
            if match.upperBound != 0 { parts.append(GoString(text.bytes[start..<end])) }
            start = match.upperBound
        }
        if end != text.count { parts.append(GoString(text.bytes[start...])) }
        return parts
    }

    /// Calls `body` with the matches that do not overlap; no empty match follows another match at once.
    ///
    /// Mirrors Go's Regexp.allMatches.
    private func forEachMatch(in subject: RegexpSubject, limit: Int, _ body: (cre2_span) -> Void) {
        subject.bytes.withUnsafeBufferPointer { bytes in
            var position = 0
            var previousEnd = -1
            var count = 0
            while count != limit && position <= bytes.count, let span = firstMatch(bytes, from: position) {
                let isAccepted = span.end != position || span.start != previousEnd
                previousEnd = Int(span.end)
                position = previousEnd > position ? previousEnd : nextPosition(bytes, after: position)
                if isAccepted {
                    body(span)
                    count += 1
                }
            }
        }
    }
}

/// The position after the rune at `position`; beyond the end after the last one.
func nextPosition(_ bytes: UnsafeBufferPointer<UInt8>, after position: Int) -> Int {
    position < bytes.count ? position + decodeRune(bytes, at: position).width : position + 1
}
