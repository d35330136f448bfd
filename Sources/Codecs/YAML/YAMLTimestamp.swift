/// The forms of time that go-yaml recognises; mirrors resolve.go parseTimestamp and Go's time.Parse for its layouts.
enum YAMLTimestamp {
    /// Whether the text is a valid time, such as `2001-12-14`, `2001-12-14 21:59:43.1` or `2001-12-14t21:59:43-05:00`.
    static func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= 8, text[4] == UInt8(ascii: "-"), text[..<4].allSatisfy(\.isDigit) else { return false }
        var scanner = Scanner(text: text, index: 0)
        return scanner.matches()
    }

    private struct Scanner {
        let text: UnsafeBufferPointer<UInt8>
        var index: Int

        mutating func matches() -> Bool {
            guard scanDate() else { return false }
            guard let separator = next else { return true }
            switch separator {
            case UInt8(ascii: "T"), UInt8(ascii: "t"):
                index += 1
                return scanClock() && scanZone() && index == text.count
            case UInt8(ascii: " "):
                while next == UInt8(ascii: " ") { index += 1 }
                return scanClock() && index == text.count
            default: return false
            }
        }

        var next: UInt8? { index < text.count ? text[index] : nil }

        mutating func skip(_ byte: UnicodeScalar) -> Bool {
            guard next == UInt8(ascii: byte) else { return false }
            index += 1
            return true
        }

        /// One or two digits.
        mutating func scanNumber() -> Int? {
            guard let first = next, first.isDigit else { return nil }
            index += 1
            guard let second = next, second.isDigit else { return Int(first - 0x30) }
            index += 1
            return Int(first - 0x30) * 10 + Int(second - 0x30)
        }

        mutating func scanDate() -> Bool {
            let year = text[..<4].reduce(0) { $0 * 10 + Int($1 - 0x30) }
            index = 5
            guard let month = scanNumber(), (1...12).contains(month), skip("-") else { return false }
            guard let day = scanNumber() else { return false }
            return day >= 1 && day <= days(in: month, of: year)
        }

        func days(in month: Int, of year: Int) -> Int {
            switch month {
            case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
            case 4, 6, 9, 11: 30
            default: 31
            }
        }

        mutating func scanClock() -> Bool {
            guard let hour = scanNumber(), hour < 24, skip(":") else { return false }
            guard let minute = scanNumber(), minute < 60, skip(":") else { return false }
            guard let second = scanNumber(), second < 60 else { return false }
            scanFraction()
            return true
        }

        /// Any number of digits after a point or comma; without digits nothing is skipped.
        mutating func scanFraction() {
            guard next == UInt8(ascii: ".") || next == UInt8(ascii: ",") else { return }
            guard index + 1 < text.count, text[index + 1].isDigit else { return }
            index += 1
            while let digit = next, digit.isDigit { index += 1 }
        }

        /// `Z` or an offset such as `-05:00`.
        mutating func scanZone() -> Bool {
            if skip("Z") { return true }
            guard skip("+") || skip("-") else { return false }
            let digits = text[index...]
            guard digits.count >= 5, text[index + 2] == UInt8(ascii: ":") else { return false }
            let offset = [0, 1, 3, 4].map { text[index + $0] }
            guard offset.allSatisfy(\.isDigit) else { return false }
            let numbers = offset.map { Int($0 - 0x30) }
            index += 5
            // Go allows offsets of 24 hours and 60 minutes.
            return numbers[0] * 10 + numbers[1] <= 24 && numbers[2] * 10 + numbers[3] <= 60
        }
    }
}
