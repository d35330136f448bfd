import CRE2
import GoTemplate

extension Regexp {
    /// Replaces all matches, Go's `ReplaceAllString`.
    ///
    /// In the replacement `$1` and `${name}` stand for groups. Throws where the result would be unreasonably large.
    package func replaceAll(in text: GoString, with replacement: GoString) throws(FunctionError) -> GoString {
        let template = ReplacementTemplate(replacement, groupNames: groupNames)
        return try replace(text, spanCount: template.spanCount) { subject, spans, result in
            template.expand(subject, spans, into: &result)
        }
    }

    /// Replaces all matches with a text as it is, Go's `ReplaceAllLiteralString`.
    package func replaceAll(in text: GoString, withLiteral replacement: GoString) throws(FunctionError) -> GoString {
        try replace(text, spanCount: 1) { _, _, result in result.append(contentsOf: replacement.bytes) }
    }

    /// Mirrors Go's Regexp.replaceAll: no empty match right after another match is replaced.
    private func replace(
        _ text: GoString, spanCount: Int,
        _ appendReplacement: (RegexpSubject, UnsafeMutableBufferPointer<cre2_span>, inout [UInt8]) -> Void
    ) throws(FunctionError) -> GoString {
        let subject = RegexpSubject(text)
        var result: [UInt8] = []
        var lastEnd = 0
        let isWithinLimit = subject.bytes.withUnsafeBufferPointer { bytes in
            withUnsafeTemporaryAllocation(of: cre2_span.self, capacity: spanCount) { spans in
                spans.initialize(repeating: cre2_span(start: 0, end: 0))
                var position = 0
                while position <= bytes.count, match(bytes, from: position, into: spans) {
                    let (start, end) = (Int(spans[0].start), Int(spans[0].end))
                    result.append(contentsOf: subject.text(cre2_span(start: Int64(lastEnd), end: Int64(start))))
                    if end > lastEnd || start == 0 { appendReplacement(subject, spans, &result) }
                    if result.count > ResultLimit.bytes { return false }
                    lastEnd = end
                    position = max(end, nextPosition(bytes, after: position))
                }
                return true
            }
        }
        if !isWithinLimit { throw ResultLimit.exceeded }
        if lastEnd == 0 && result.isEmpty { return text }
        result.append(contentsOf: subject.text(cre2_span(start: Int64(lastEnd), end: Int64(subject.bytes.count))))
        return GoString(result)
    }
}
