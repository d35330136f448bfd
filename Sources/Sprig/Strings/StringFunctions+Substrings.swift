import GoTemplate

// Functions that cut: all of them count bytes and may cut inside of a rune.
extension StringFunctions {
    static let substrings: [Function] = [
        Function("trunc", [.int, .string]) { .string(truncate($0.string(1), to: $0.int(0))) },
        Function("substr", [.int, .int, .string]) {
            .string(try substring($0.string(2), from: $0.int(0), to: $0.int(1)))
        },
        Function("abbrev", [.int, .string]) { arguments in
            let width = arguments.int(0)
            return .string(width < 4 ? arguments.string(1) : abbreviate(arguments.string(1), from: 0, width: width))
        },
        Function("abbrevboth", [.int, .int, .string]) { arguments in
            let (left, width) = (arguments.int(0), arguments.int(1))
            let isTooNarrow = width < 4 || left > 0 && width < 7
            return .string(
                isTooNarrow ? arguments.string(2) : abbreviate(arguments.string(2), from: left, width: width))
        },
        function("initials", initials),
    ]

    /// Mirrors Sprig strings.go trunc: a negative length keeps the end.
    private static func truncate(_ text: GoString, to length: Int) -> GoString {
        if length < 0 && text.count &+ length > 0 { return GoString(text.bytes[(text.count + length)...]) }
        if length >= 0 && text.count > length { return GoString(text.bytes[..<length]) }
        return text
    }

    /// Mirrors Sprig strings.go substring, and Go's panics where it slices out of bounds.
    private static func substring(_ text: GoString, from start: Int, to end: Int) throws -> GoString {
        if start < 0 {
            if end < 0 { throw SliceError.endOutOfBounds(end) }
            if end > text.count { throw SliceError.endOutOfBounds(end, length: text.count) }
            return GoString(text.bytes[..<end])
        }
        let stop = end < 0 || end > text.count ? text.count : end
        if start > stop { throw SliceError.startBeyondEnd(start, stop) }
        return GoString(text.bytes[start..<stop])
    }

    /// Mirrors goutils AbbreviateFull, whose only error leaves an empty result.
    private static func abbreviate(_ text: GoString, from left: Int, width: Int) -> GoString {
        if text.count <= width { return text }
        var offset = min(left, text.count)
        if text.count &- offset < width - 3 { offset = text.count - (width - 3) }
        if offset <= 4 { return GoString(text.bytes[..<(width - 3)]) + ellipsis }
        if width < 7 { return GoString() }
        if offset + width - 3 < text.count {
            return ellipsis + abbreviate(GoString(text.bytes[offset...]), from: 0, width: width - 3)
        }
        return ellipsis + GoString(text.bytes[(text.count - (width - 3))...])
    }

    private static let ellipsis: GoString = "..."

    /// Mirrors goutils Initials, which takes bytes for runes.
    private static func initials(_ text: GoString) -> GoString {
        var result = GoString()
        var isAtStart = true
        for byte in text.bytes {
            if isLatin1Space(byte) {
                isAtStart = true
            } else if isAtStart {
                result.append(rune: Rune(byte))
                isAtStart = false
            }
        }
        return result
    }
}

/// Go's run-time errors of slicing a string out of its bounds.
enum SliceError {
    static func endOutOfBounds(_ end: Int) -> FunctionError {
        FunctionError("runtime error: slice bounds out of range [:\(end)]")
    }

    static func endOutOfBounds(_ end: Int, length: Int) -> FunctionError {
        FunctionError("runtime error: slice bounds out of range [:\(end)] with length \(length)")
    }

    static func startBeyondEnd(_ start: Int, _ end: Int) -> FunctionError {
        FunctionError("runtime error: slice bounds out of range [\(start):\(end)]")
    }
}
