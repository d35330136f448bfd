import GoTemplate

/// Go's `filepath.Match` patterns: `*` and `?` stop at `/`, `[a-z]` is a class, `\` escapes.
package enum PathPattern {
    /// A pattern that Go calls a `syntax error in pattern`.
    package struct Malformed: GoError {
        package let message: GoString = "syntax error in pattern"
    }

    /// Whether the whole of `name` matches; a malformed part is only noticed where matching gets to it.
    ///
    /// Mirrors path/filepath match.go Match.
    package static func matches(_ pattern: GoString, _ name: GoString) throws(Malformed) -> Bool {
        try pattern.bytes.withUnsafeBufferPointer { pattern throws(Malformed) in
            try name.bytes.withUnsafeBufferPointer { name throws(Malformed) in try matches(pattern[...], name[...]) }
        }
    }

    /// Part of a pattern or a name; unlike that of an array, to cut it counts no references.
    private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    private static func matches(_ pattern: Bytes, _ name: Bytes) throws(Malformed) -> Bool {
        var pattern = pattern
        var name = name
        while !pattern.isEmpty {
            let (isStar, chunk) = takeChunk(&pattern)
            if isStar && chunk.isEmpty { return !name.contains(UInt8(ascii: "/")) }
            guard let rest = try rest(of: name, after: chunk, isStar: isStar, isLast: pattern.isEmpty) else {
                return false
            }
            name = rest
        }
        return name.isEmpty
    }

    /// Cuts stars and what follows up to the next star off the pattern.
    private static func takeChunk(_ pattern: inout Bytes) -> (isStar: Bool, chunk: Bytes) {
        let body = pattern.drop { $0 == UInt8(ascii: "*") }
        let isStar = body.count < pattern.count
        var inClass = false
        var index = body.startIndex
        scan: while index < body.endIndex {
            switch body[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "["): inClass = true
            case UInt8(ascii: "]"): inClass = false
            case UInt8(ascii: "*"): if !inClass { break scan }
            default: break
            }
            index += 1
        }
        let end = min(index, body.endIndex)
        pattern = body[end...]
        return (isStar, body[..<end])
    }

    /// What is left of the name after the chunk, at the earliest place a star allows.
    private static func rest(
        of name: Bytes, after chunk: Bytes, isStar: Bool, isLast: Bool
    ) throws(Malformed) -> Bytes? {
        var start = name.startIndex
        while true {
            if let rest = try match(chunk, name[start...]), rest.isEmpty || !isLast { return rest }
            guard isStar, start < name.endIndex, name[start] != UInt8(ascii: "/") else { return nil }
            start += 1
        }
    }

    /// Matches one chunk at the start of `name`; goes through all of the chunk to find syntax errors.
    private static func match(
        _ chunk: Bytes, _ name: Bytes
    ) throws(Malformed) -> Bytes? {
        var chunk = chunk
        var name = name
        var failed = false
        while let first = chunk.first {
            failed = failed || name.isEmpty
            chunk.removeFirst()
            switch first {
            case UInt8(ascii: "["):
                let rune = failed ? nil : takeRune(&name)
                let isMember = try takeClass(&chunk, containing: rune)
                failed = failed || !isMember
            case UInt8(ascii: "?"):
                if failed { continue }
                failed = name.first == UInt8(ascii: "/")
                _ = takeRune(&name)
            default:
                var expected = first
                if first == UInt8(ascii: "\\") {
                    guard let escaped = chunk.popFirst() else { throw Malformed() }
                    expected = escaped
                }
                if !failed { failed = name.removeFirst() != expected }
            }
        }
        return failed ? nil : name
    }

    /// Reads a class to its end and tells whether the rune is a member.
    private static func takeClass(_ chunk: inout Bytes, containing rune: Rune?) throws(Malformed) -> Bool {
        let isNegated = chunk.first == UInt8(ascii: "^")
        if isNegated { chunk.removeFirst() }
        var isMember = false
        var isEmpty = true
        while isEmpty || chunk.first != UInt8(ascii: "]") {
            let low = try takeClassRune(&chunk)
            var high = low
            if chunk.first == UInt8(ascii: "-") {
                chunk.removeFirst()
                high = try takeClassRune(&chunk)
            }
            if let rune, low <= rune, rune <= high { isMember = true }
            isEmpty = false
        }
        chunk.removeFirst()
        return isMember != isNegated
    }

    private static func takeClassRune(_ chunk: inout Bytes) throws(Malformed) -> Rune {
        if chunk.isEmpty || chunk.first == UInt8(ascii: "-") || chunk.first == UInt8(ascii: "]") { throw Malformed() }
        if chunk.first == UInt8(ascii: "\\") { chunk.removeFirst() }
        let count = chunk.count
        guard let rune = takeRune(&chunk) else { throw Malformed() }
        let isInvalid = rune == runeError && count - chunk.count == 1
        if isInvalid || chunk.isEmpty { throw Malformed() }
        return rune
    }

    private static func takeRune(_ text: inout Bytes) -> Rune? {
        if text.isEmpty { return nil }
        let (rune, width) = decodeRune(UnsafeBufferPointer(rebasing: text), at: 0)
        text.removeFirst(width)
        return rune
    }
}
