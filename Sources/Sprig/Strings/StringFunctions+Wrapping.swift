import GoTemplate

extension StringFunctions {
    static let wrapping: [Function] = [
        Function("wrap", [.int, .string]) {
            .string(try wrap($0.string(1), at: $0.int(0), separator: GoString(), splittingWords: false))
        },
        Function("wrapWith", [.int, .string, .string]) {
            .string(try wrap($0.string(2), at: $0.int(0), separator: $0.string(1), splittingWords: true))
        },
    ]

    /// Mirrors goutils WrapCustom: columns are bytes, words end at blanks, newlines are ordinary.
    private static func wrap(
        _ text: GoString, at column: Int, separator: GoString, splittingWords: Bool
    ) throws -> GoString {
        let lineBreak = separator.isEmpty ? "\n" : separator
        let width = max(column, 1)
        let lines = splittingWords ? text.count / width + text.occurrences(of: " ") : text.occurrences(of: " ")
        try ResultLimit.check(text.count, plus: lineBreak.count, times: lines)
        var result: [UInt8] = []
        result.reserveCapacity(text.count + lineBreak.count)
        var offset = 0
        while text.count - offset > width {
            if text.bytes[offset] == 0x20 {
                offset += 1
                continue
            }
            let line = lineEnd(text.bytes, from: offset, width: width, splittingWords: splittingWords)
            result.append(contentsOf: text.bytes[offset..<line.end])
            offset = line.next
            if line.isLast { break }
            result.append(contentsOf: lineBreak.bytes)
        }
        result.append(contentsOf: text.bytes[offset...])
        return GoString(result)
    }

    /// Where the line that begins at `start` ends and the next one begins; there are more than `width` bytes left.
    private static func lineEnd(
        _ bytes: [UInt8], from start: Int, width: Int, splittingWords: Bool
    ) -> (end: Int, next: Int, isLast: Bool) {
        if let blank = bytes[start...(start + width)].lastIndex(of: 0x20) { return (blank, blank + 1, false) }
        if splittingWords { return (start + width, start + width, false) }
        if let blank = bytes[(start + width)...].firstIndex(of: 0x20) { return (blank, blank + 1, false) }
        return (bytes.count, bytes.count, true)
    }
}
