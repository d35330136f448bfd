import GoTemplate

/// The "natural" order in which go-yaml writes the keys of a map; mirrors sorter.go of v2 and v3.
///
/// Numbers within keys compare by value, letters come after other characters.
enum YAMLKeyOrder {
    /// Calls `body` with the positions of `keys`, which are sorted by bytes, in natural order.
    static func forEachIndex(
        of keys: [GoString], dialect: YAMLScalar.Dialect, _ body: (Int) throws -> Void
    ) rethrows {
        var index = 1
        while index < keys.count, !isLess(keys[index], keys[index - 1], dialect: dialect) { index += 1 }
        if index >= keys.count {
            for index in keys.indices { try body(index) }
        } else {
            let order = keys.indices.sorted { isLess(keys[$0], keys[$1], dialect: dialect) }
            for index in order { try body(index) }
        }
    }

    static func isLess(_ left: GoString, _ right: GoString, dialect: YAMLScalar.Dialect) -> Bool {
        let shared = min(left.count, right.count)
        var index = 0
        while index < shared, left.bytes[index] == right.bytes[index] { index += 1 }
        if index == shared { return left.count < right.count }
        if let order = compareASCII(left.bytes, right.bytes, at: index) { return order }
        return isLess(left.runes, right.runes, dialect: dialect)
    }

    /// The order where it depends on the first difference alone: no digit is near it and both are ASCII.
    private static func compareASCII(_ left: [UInt8], _ right: [UInt8], at index: Int) -> Bool? {
        let (a, b) = (left[index], right[index])
        guard a < 0x80, b < 0x80, !a.isDigit, !b.isDigit else { return nil }
        if index > 0, left[index - 1] >= 0x80 || left[index - 1].isDigit { return nil }
        let (isLeftLetter, isRightLetter) = (a.isLetter, b.isLetter)
        if isLeftLetter != isRightLetter { return isRightLetter }
        return a < b
    }

    private static func isLess(_ left: [Rune], _ right: [Rune], dialect: YAMLScalar.Dialect) -> Bool {
        let shared = min(left.count, right.count)
        guard let index = (0..<shared).first(where: { left[$0] != right[$0] }) else { return left.count < right.count }
        let (isLeftLetter, isRightLetter) = (Unicode.isLetter(left[index]), Unicode.isLetter(right[index]))
        if isLeftLetter && isRightLetter { return left[index] < right[index] }
        if isLeftLetter || isRightLetter {
            let isAfterDigit = index > 0 && Unicode.isDigit(left[index - 1])
            return dialect == .v3 && isAfterDigit ? isLeftLetter : isRightLetter
        }
        return isNumberLess(left, right, at: index)
    }

    /// Compares the numbers that begin at the first difference.
    private static func isNumberLess(_ left: [Rune], _ right: [Rune], at index: Int) -> Bool {
        // A zero after other digits of a number counts; a leading one does not.
        let hasZero = left[index] == 0x30 || right[index] == 0x30
        let start: Int64 = hasZero && isWithinNumber(left, before: index) ? 1 : 0
        let (leftNumber, leftEnd) = number(left, from: index, start: start)
        let (rightNumber, rightEnd) = number(right, from: index, start: start)
        if leftNumber != rightNumber { return leftNumber < rightNumber }
        if leftEnd != rightEnd { return leftEnd < rightEnd }
        return left[index] < right[index]
    }

    private static func isWithinNumber(_ runes: [Rune], before index: Int) -> Bool {
        var position = index - 1
        while position >= 0, Unicode.isDigit(runes[position]) {
            if runes[position] != 0x30 { return true }
            position -= 1
        }
        return false
    }

    private static func number(_ runes: [Rune], from index: Int, start: Int64) -> (number: Int64, end: Int) {
        var number = start
        var position = index
        while position < runes.count, Unicode.isDigit(runes[position]) {
            number = number &* 10 &+ (Int64(runes[position]) - 0x30)
            position += 1
        }
        return (number, position)
    }
}
