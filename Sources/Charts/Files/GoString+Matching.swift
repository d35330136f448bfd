import GoTemplate

extension GoString {
    /// The string without its first `count` bytes.
    func dropping(_ count: Int) -> GoString { GoString(bytes.dropFirst(count)) }

    var asciiLowercased: GoString {
        GoString(bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 })
    }

    /// Go's `strings.Split` at one byte: always at least one part.
    package func split(at separator: UInt8) -> [GoString] {
        bytes.split(separator: separator, omittingEmptySubsequences: false).map { GoString($0) }
    }

    /// The part before and, if there is one, after the first `separator`.
    package func cut(at separator: UInt8) -> (before: GoString, after: GoString?) {
        guard let index = bytes.firstIndex(of: separator) else { return (self, nil) }
        return (GoString(bytes[..<index]), GoString(bytes[(index + 1)...]))
    }
}

extension Sequence<GoString> {
    package func joined(by separator: StaticString) -> GoString {
        let between = separator.withUTF8Buffer { Array($0) }
        return GoString(Array(map(\.bytes).joined(separator: between)))
    }
}
