// Go's `strings` package, splitting and joining.
extension GoString {
    /// The first `count` bytes, or all.
    package func prefix(_ count: Int) -> GoString { GoString(bytes.prefix(count)) }

    /// The bytes from `index` on.
    package func suffix(from index: Int) -> GoString { GoString(bytes.dropFirst(index)) }

    /// What is before and after the first `separator`, Go's `strings.Cut`; nil where there is none.
    package func cut(at separator: GoString) -> (before: GoString, after: GoString)? {
        firstIndex(of: separator).map { (prefix($0), suffix(from: $0 + separator.count)) }
    }

    /// The parts between occurrences of `separator`, Go's `strings.SplitN`; an empty separator splits into runes.
    ///
    /// - Parameter limit: the most parts to make, the last one being the unsplit rest; negative for all of them,
    ///   0 for none.
    package func split(separator: GoString, limit: Int = -1) -> [GoString] {
        if limit == 0 { return [] }
        if separator.isEmpty { return splitIntoRunes(limit: limit) }
        var parts: [GoString] = []
        var start = 0
        while limit < 0 || parts.count < limit - 1, let end = firstIndex(of: separator, from: start) {
            parts.append(GoString(bytes[start..<end]))
            start = end + separator.count
        }
        parts.append(start == 0 ? self : GoString(bytes[start...]))
        return parts
    }

    /// The elements with `separator` between them, Go's `strings.Join`.
    package static func join(_ parts: [GoString], separator: GoString) -> GoString {
        if parts.count == 1 { return parts[0] }
        var result: [UInt8] = []
        result.reserveCapacity(parts.reduce(0) { $0 + $1.count + separator.count })
        for (index, part) in parts.enumerated() {
            if index > 0 { result.append(contentsOf: separator.bytes) }
            result.append(contentsOf: part.bytes)
        }
        return GoString(result)
    }

    /// Mirrors Go's strings.explode: invalid bytes stay as they are.
    private func splitIntoRunes(limit: Int) -> [GoString] {
        var parts: [GoString] = []
        var index = 0
        while index < count {
            if limit > 0 && parts.count == limit - 1 {
                parts.append(GoString(bytes[index...]))
                break
            }
            let width = rune(at: index).width
            parts.append(GoString(bytes[index..<index + width]))
            index += width
        }
        return parts
    }
}

extension GoString {
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
