import GoTemplate

extension GoString {
    func hasPrefix(_ prefix: StaticString) -> Bool {
        prefix.withUTF8Buffer { bytes.starts(with: $0) }
    }

    func hasSuffix(_ suffix: StaticString) -> Bool {
        suffix.withUTF8Buffer { suffix in
            bytes.count >= suffix.count && bytes[(bytes.count - suffix.count)...].elementsEqual(suffix)
        }
    }

    func contains(_ part: StaticString) -> Bool {
        part.withUTF8Buffer { part in
            guard let first = part.first else { return true }
            return bytes.indices.contains { bytes[$0] == first && bytes[$0...].starts(with: part) }
        }
    }

    /// The string without its first `count` bytes.
    func dropping(_ count: Int) -> GoString { GoString(bytes.dropFirst(count)) }

    var asciiLowercased: GoString {
        GoString(bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 })
    }

    /// Go's `strings.Split` at one byte: always at least one part.
    func split(at separator: UInt8) -> [GoString] {
        bytes.split(separator: separator, omittingEmptySubsequences: false).map { GoString($0) }
    }

    /// The part before and, if there is one, after the first `separator`.
    func cut(at separator: UInt8) -> (before: GoString, after: GoString?) {
        guard let index = bytes.firstIndex(of: separator) else { return (self, nil) }
        return (GoString(bytes[..<index]), GoString(bytes[(index + 1)...]))
    }

    /// Go's `strings.TrimSpace`.
    var trimmingSpace: GoString {
        var kept: Range<Int>?
        var index = 0
        while index < count {
            let (rune, width) = rune(at: index)
            if !Unicode.isSpace(rune) { kept = (kept?.lowerBound ?? index)..<(index + width) }
            index += width
        }
        return kept.map { GoString(bytes[$0]) } ?? GoString()
    }
}

extension Sequence<GoString> {
    func joined(by separator: StaticString) -> GoString {
        let between = separator.withUTF8Buffer { Array($0) }
        return GoString(Array(map(\.bytes).joined(separator: between)))
    }
}
