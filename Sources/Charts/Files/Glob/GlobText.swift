import GoTemplate

/// What glob matchers need of a text: runes and their places.
extension ArraySlice<UInt8> {
    func rune(at index: Int) -> (rune: Rune, width: Int) {
        withUnsafeBufferPointer { decodeRune($0, at: index - startIndex) }
    }

    /// The indexes where runes begin.
    var runeStarts: [Int] {
        var starts: [Int] = []
        var index = startIndex
        while index < endIndex {
            starts.append(index)
            index += self[index] < 0x80 ? 1 : rune(at: index).width
        }
        return starts
    }

    /// The numbers of bytes before each rune and before the end.
    var runeBoundaries: [Int] { runeStarts.map { $0 - startIndex } + [count] }

    /// The place of the first of the `runes` that occurs at all.
    func firstIndex(ofAny runes: [Rune]) -> Int? {
        for rune in runes {
            if let index = firstIndex(of: GoString(runes: [rune]).bytes) { return index }
        }
        return nil
    }

    func lastIndex(ofAny runes: [Rune]) -> Int? {
        for rune in runes {
            if let index = lastIndex(of: GoString(runes: [rune]).bytes) { return index }
        }
        return nil
    }

    func firstIndex(of part: [UInt8]) -> Int? {
        guard part.count <= count else { return nil }
        return (startIndex...(endIndex - part.count)).first { self[$0...].starts(with: part) }
    }

    func lastIndex(of part: [UInt8]) -> Int? {
        guard part.count <= count else { return nil }
        return (startIndex...(endIndex - part.count)).last { self[$0...].starts(with: part) }
    }

    func ends(with suffix: [UInt8]) -> Bool { count >= suffix.count && self.suffix(suffix.count).elementsEqual(suffix) }
}
