import GoTemplate

/// Times in RFC 3339, in the form that programs write.
enum IndexTime {
    private static let pattern: StaticString = "0000-00-00T00:00:00"

    /// Whether Go certainly takes it for a time; of days beyond the 28th it is not known without the calendar.
    static func isValid(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let count = pattern.utf8CodeUnitCount
        guard text.count > count, matches(text[..<count]) else { return false }
        func number(_ index: Int) -> Int { Int(text[index] &- 0x30) * 10 + Int(text[index + 1] &- 0x30) }
        guard (1...12).contains(number(5)), (1...days(number(5))).contains(number(8)), number(11) < 24,
            number(14) < 60, number(17) < 60
        else { return false }
        return isZone(UnsafeBufferPointer(rebasing: text.dropFirst(count + fractionCount(text.dropFirst(count)))))
    }

    private static func matches(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        for (index, byte) in text.enumerated() {
            let wanted = pattern.utf8Start[index]
            if wanted == 0x30 ? !(0x30...0x39).contains(byte) : byte != wanted { return false }
        }
        return true
    }

    /// How many days a month has at least.
    private static func days(_ month: Int) -> Int {
        month == 2 ? 28 : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    private static func fractionCount(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        guard text.first == UInt8(ascii: ".") else { return 0 }
        let digits = text.dropFirst().prefix { (0x30...0x39).contains($0) }.count
        return digits > 0 ? digits + 1 : 0
    }

    private static func isZone(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if text.spells("Z") { return true }
        guard text.count == 6, text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-"),
            text[3] == UInt8(ascii: ":")
        else { return false }
        let digits = [text[1], text[2], text[4], text[5]].map { Int($0) - 0x30 }
        guard digits.allSatisfy({ (0...9).contains($0) }) else { return false }
        return digits[0] * 10 + digits[1] < 24 && digits[2] < 6
    }
}
