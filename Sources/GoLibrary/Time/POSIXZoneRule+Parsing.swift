import GoTemplate

extension POSIXZoneRule {
    /// Reads a rule; nil where it is malformed, which makes Go go on with the last zone of the file.
    init?(parsing text: some Sequence<UInt8>) {
        var reader = Reader(text)
        guard let standardName = reader.name(), let standardOffset = reader.offset() else { return nil }
        standard = GoLocation.Zone(name: standardName, offset: -standardOffset, isDaylightSaving: false)
        if reader.isAtEnd || reader.next == UInt8(ascii: ",") {
            daylight = nil
            return
        }
        guard let daylight = reader.daylight(standardOffset: standard.offset) else { return nil }
        self.daylight = daylight
    }
}

extension POSIXZoneRule {
    private struct Reader {
        private var rest: ArraySlice<UInt8>

        init(_ text: some Sequence<UInt8>) { rest = Array(text)[...] }

        var isAtEnd: Bool { rest.isEmpty }
        var next: UInt8? { rest.first }

        private mutating func take(_ byte: Swift.Unicode.Scalar) -> Bool {
            guard next == UInt8(ascii: byte) else { return false }
            rest.removeFirst()
            return true
        }

        mutating func daylight(standardOffset: Int) -> Daylight? {
            guard let name = name() else { return nil }
            var offset = standardOffset + 3600
            if !isAtEnd && next != UInt8(ascii: ",") {
                guard let ownOffset = self.offset() else { return nil }
                offset = -ownOffset
            }
            if isAtEnd { rest = Array(",M3.2.0,M11.1.0".utf8)[...] }
            guard take(",") || take(";") else { return nil }
            guard let start = change(), take(","), let end = change(), isAtEnd else { return nil }
            let zone = GoLocation.Zone(name: name, offset: offset, isDaylightSaving: true)
            return Daylight(zone: zone, start: start, end: end)
        }

        mutating func name() -> GoString? {
            if take("<") {
                guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
                defer { rest = rest[(end + 1)...] }
                return GoString(rest[..<end])
            }
            let terminators = Array("0123456789,-+".utf8)
            let end = rest.firstIndex(where: terminators.contains) ?? rest.endIndex
            guard end - rest.startIndex >= 3 else { return nil }
            defer { rest = rest[end...] }
            return GoString(rest[..<end])
        }

        /// Hours, and perhaps minutes and seconds, in seconds.
        mutating func offset() -> Int? {
            let isNegative = !take("+") && take("-")
            guard let hours = number(0...24 * 7) else { return nil }
            var seconds = hours * 3600
            if take(":") {
                guard let minutes = number(0...59) else { return nil }
                seconds += minutes * 60
                if take(":") {
                    guard let rest = number(0...59) else { return nil }
                    seconds += rest
                }
            }
            return isNegative ? -seconds : seconds
        }

        private mutating func change() -> Change? {
            guard let day = day() else { return nil }
            guard take("/") else { return Change(day: day, secondOfDay: 2 * 3600) }
            guard let secondOfDay = offset() else { return nil }
            return Change(day: day, secondOfDay: secondOfDay)
        }

        private mutating func day() -> Change.Day? {
            if take("J") { return number(1...365).map(Change.Day.julian) }
            guard take("M") else { return number(0...365).map(Change.Day.ordinal) }
            guard let month = number(1...12), take("."), let week = number(1...5), take(".") else { return nil }
            return number(0...6).map { .weekday($0, week: week, month: month) }
        }

        private mutating func number(_ range: ClosedRange<Int>) -> Int? {
            var result: Int?
            while let digit = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) {
                let number = (result ?? 0) * 10 + Int(digit - UInt8(ascii: "0"))
                guard number <= range.upperBound else { return nil }
                result = number
                rest.removeFirst()
            }
            guard let result, result >= range.lowerBound else { return nil }
            return result
        }
    }
}
