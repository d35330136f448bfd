import GoTemplate

/// Takes a pattern of fields apart, as `FieldPath.text` puts paths together.
struct PatternScanner {
    enum Word: Equatable {
        case key(GoString)
        /// A key in quotation marks, in which a lone star is a key.
        case quoted(GoString)
        case item(GoString)
    }

    private let bytes: [UInt8]
    private var index = 0

    init(_ text: GoString) { bytes = text.bytes }

    /// What stands before the first colon that is not within brackets; the path begins behind it.
    mutating func objects() -> (text: GoString?, pathStart: Int) {
        let end = bytes.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "[") }
        guard let end, bytes[end] == UInt8(ascii: ":") else { return (nil, 0) }
        index = end + 1
        return (GoString(bytes[..<end]), index)
    }

    /// - Throws: `PatternFailure` for a bracket or quotation mark without its partner.
    mutating func next() throws(PatternFailure) -> Word? {
        while index < bytes.count, bytes[index] == UInt8(ascii: ".") { index += 1 }
        guard index < bytes.count else { return nil }
        guard bytes[index] == UInt8(ascii: "[") else { return .key(plain()) }
        index += 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return .quoted(try quoted()) }
        guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "]")) else {
            throw PatternFailure(message: "there is no ] for a [")
        }
        defer { index = end + 1 }
        return .item(GoString(bytes[index..<end]))
    }

    private mutating func plain() -> GoString {
        let end = bytes[index...].firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") } ?? bytes.count
        defer { index = end }
        return GoString(bytes[index..<end])
    }

    private mutating func quoted() throws(PatternFailure) -> GoString {
        var key: [UInt8] = []
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count { index += 1 }
            key.append(bytes[index])
            index += 1
        }
        guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "]") else {
            throw PatternFailure(message: "there is no \"] for a [\"")
        }
        index += 2
        return GoString(key)
    }
}
