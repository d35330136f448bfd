import GoTemplate

// What engine.go uses of Go's package strings.
extension GoString {
    func hasPrefix(_ prefix: GoString) -> Bool { bytes.starts(with: prefix.bytes) }

    func prefix(_ count: Int) -> GoString { GoString(bytes.prefix(count)) }

    func suffix(from index: Int) -> GoString { GoString(bytes.dropFirst(index)) }

    func firstIndex(of part: GoString, from start: Int = 0) -> Int? {
        guard part.count <= count - start else { return nil }
        return (start...(count - part.count)).first { bytes[$0...].starts(with: part.bytes) }
    }

    func lastIndex(of part: GoString) -> Int? {
        guard part.count <= count else { return nil }
        return (0...(count - part.count)).last { bytes[$0...].starts(with: part.bytes) }
    }

    /// What is before and after the first `separator`; nil where there is none.
    func cut(at separator: GoString) -> (before: GoString, after: GoString)? {
        firstIndex(of: separator).map { (prefix($0), suffix(from: $0 + separator.count)) }
    }

    /// The parts between separators, at most `limit`; mirrors `strings.SplitN`.
    func split(separator: GoString, limit: Int = .max) -> [GoString] {
        var parts: [GoString] = []
        var start = 0
        while parts.count < limit - 1, let end = firstIndex(of: separator, from: start) {
            parts.append(GoString(bytes[start..<end]))
            start = end + separator.count
        }
        return parts + [suffix(from: start)]
    }

    /// The text without white space around it, Go's `strings.TrimSpace`.
    package var trimmed: GoString {
        let kept = bytes.withUnsafeBufferPointer { buffer in
            var start = 0
            while start < buffer.count, case let (rune, width) = decodeRune(buffer, at: start), Unicode.isSpace(rune) {
                start += width
            }
            var end = buffer.count
            while end > start, let width = Self.widthOfSpace(buffer, before: end) { end -= width }
            return start..<end
        }
        return kept.count == count ? self : GoString(bytes[kept])
    }

    /// The width of the white space that ends before `end`; nil where there is none.
    private static func widthOfSpace(_ buffer: UnsafeBufferPointer<UInt8>, before end: Int) -> Int? {
        if buffer[end - 1] < 0x80 { return Unicode.isSpace(Rune(buffer[end - 1])) ? 1 : nil }
        return [2, 3].first { width in
            end >= width && decodeRune(buffer, at: end - width) == (decodeRune(buffer, at: end - width).rune, width)
                && Unicode.isSpace(decodeRune(buffer, at: end - width).rune)
        }
    }
}
