import GoTemplate

/// The lines of a text within a field.
enum TextLines {
    /// The lines without their newlines; a newline at the end begins no other line.
    static func split(_ text: GoString) -> [ArraySlice<UInt8>] {
        var lines = text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    static func digest(_ line: ArraySlice<UInt8>) -> UInt64 {
        var hasher = Hasher()
        line.withUnsafeBytes { hasher.combine(bytes: $0) }
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
