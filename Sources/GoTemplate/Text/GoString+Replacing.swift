// Go's `strings` package, replacing.
extension GoString {
    /// All occurrences of `old` replaced, Go's `strings.ReplaceAll`; an empty `old` is found between all runes.
    ///
    /// Throws where the result would be unreasonably large.
    package func replacingAll(_ old: GoString, with new: GoString) throws -> GoString {
        if old == new { return self }
        if old.isEmpty { return try insertingBetweenRunes(new) }
        guard var found = firstIndex(of: old, from: 0) else { return self }
        let growth = max(0, new.count - old.count)
        if growth > 0 { try ResultLimit.check(count, plus: growth, times: occurrences(of: old)) }
        var result: [UInt8] = []
        result.reserveCapacity(count + growth)
        var start = 0
        while true {
            result.append(contentsOf: bytes[start..<found])
            result.append(contentsOf: new.bytes)
            start = found + old.count
            guard let next = firstIndex(of: old, from: start) else { break }
            found = next
        }
        result.append(contentsOf: bytes[start...])
        return GoString(result)
    }

    private func insertingBetweenRunes(_ new: GoString) throws -> GoString {
        try ResultLimit.check(count, plus: new.count, times: runeCount + 1)
        var result = new.bytes
        var index = 0
        while index < count {
            let width = rune(at: index).width
            result.append(contentsOf: bytes[index..<index + width])
            result.append(contentsOf: new.bytes)
            index += width
        }
        return GoString(result)
    }
}
