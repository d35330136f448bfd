extension GoTime {
    /// Go's `time.ParseInLocation`: reads `text` by a layout; without a zone in it, the time is that of `location`.
    ///
    /// Throws Go's error text, such as `parsing time "x" as "2006": cannot parse "x" as "2006"`.
    package init(
        parsing text: GoString, layout: GoString, in location: GoLocation = .local
    ) throws(FunctionError) {
        var parser = TimeParser(text: text, layout: layout)
        try parser.run()
        self = try parser.time(in: location)
    }
}

/// Reads a text along a layout, element by element.
///
/// Mirrors format.go parse.
private struct TimeParser {
    private let text: GoString
    private let layout: GoString
    private var scanner: TimeLayout
    private var rest: ArraySlice<UInt8>
    private var fields = ParsedFields()

    init(text: GoString, layout: GoString) {
        self.text = text
        self.layout = layout
        self.scanner = TimeLayout(layout)
        self.rest = text.bytes[...]
    }

    mutating func run() throws(FunctionError) {
        while true {
            let chunk = scanner.takeChunk()
            guard skip(chunk.prefix) else { throw mismatch(rest, with: chunk.prefix) }
            guard let element = chunk.element else { break }
            let hold = rest
            do {
                try take(element)
            } catch {
                switch error {
                case .mismatch: throw mismatch(hold, with: chunk.elementText)
                case .outOfRange(let name): throw problem("\(name) out of range")
                }
            }
        }
        guard rest.isEmpty else { throw problem(GoString("extra text: ") + timeQuoted(rest)) }
    }

    // MARK: Errors

    private enum Failure: Error {
        case mismatch
        case outOfRange(String)
    }

    private func mismatch(_ value: ArraySlice<UInt8>, with element: ArraySlice<UInt8>) -> FunctionError {
        let subject = GoString("parsing time ") + timeQuoted(text.bytes) + GoString(" as ") + timeQuoted(layout.bytes)
        let detail = GoString(": cannot parse ") + timeQuoted(value) + GoString(" as ") + timeQuoted(element)
        return FunctionError(subject + detail)
    }

    private func problem(_ message: String) -> FunctionError { problem(GoString(message)) }

    private func problem(_ message: GoString) -> FunctionError {
        FunctionError(GoString("parsing time ") + timeQuoted(text.bytes) + GoString(": ") + message)
    }

    // MARK: Elements

    private mutating func take(_ element: TimeLayout.Element) throws(Failure) {
        switch element {
        case .longMonth: fields.month = try takeName(of: GoMonth.names[...]) + 1
        case .shortMonth: fields.month = try takeName(of: GoMonth.names[...], abbreviated: true) + 1
        case .month, .zeroMonth: fields.month = try takeNumber(twoDigits: element == .zeroMonth, 1...12, "month")
        case .longWeekday: _ = try takeName(of: GoWeekday.names[...])
        case .shortWeekday: _ = try takeName(of: GoWeekday.names[...], abbreviated: true)
        case .spaceDay:
            skipSpace()
            fields.day = try takeNumber()
        case .day, .zeroDay: fields.day = try takeNumber(twoDigits: element == .zeroDay)
        case .spaceYearDay:
            skipSpace()
            skipSpace()
            fields.dayOfYear = try takeYearDay(threeDigits: false)
        case .zeroYearDay: fields.dayOfYear = try takeYearDay(threeDigits: true)
        case .hour: fields.hour = try takeNumber(0...23, "hour")
        case .hour12, .zeroHour12: fields.hour = try takeNumber(twoDigits: element == .zeroHour12, 0...12, "hour")
        case .minute, .zeroMinute:
            fields.minute = try takeNumber(twoDigits: element == .zeroMinute, 0...59, "minute")
        case .second, .zeroSecond: try takeSecond(twoDigits: element == .zeroSecond)
        case .longYear: try takeLongYear()
        case .year: try takeYear()
        case .upperMeridiem: fields.meridiem = try takeMeridiem(before: "AM", after: "PM")
        case .lowerMeridiem: fields.meridiem = try takeMeridiem(before: "am", after: "pm")
        case .zoneName: try takeZoneName()
        case .zoneOffset(let style): try takeOffset(style)
        case .fraction(let style): try takeFraction(style)
        }
    }

    /// Literal text must follow exactly, except that a run of spaces matches any other, also none at the end.
    private mutating func skip(_ prefix: ArraySlice<UInt8>) -> Bool {
        let space = UInt8(ascii: " ")
        var prefix = prefix
        while let expected = prefix.first {
            if expected == space {
                guard rest.isEmpty || rest.first == space else { return false }
                prefix = prefix.drop { $0 == space }
                rest = rest.drop { $0 == space }
            } else {
                guard rest.first == expected else { return false }
                prefix.removeFirst()
                rest.removeFirst()
            }
        }
        return true
    }

    private mutating func skipSpace() {
        if rest.first == UInt8(ascii: " ") { rest.removeFirst() }
    }

    /// The index of the name that follows, in any case.
    private mutating func takeName(
        of names: ArraySlice<String>, abbreviated: Bool = false
    ) throws(Failure) -> Int {
        for (index, name) in names.enumerated() {
            let spelling = abbreviated ? name.utf8.prefix(3) : name.utf8[...]
            guard rest.count >= spelling.count else { continue }
            let isMatch = zip(rest, spelling).allSatisfy { $0 == $1 || $0 | 0x20 == $1 | 0x20 }
            if isMatch {
                rest = rest.dropFirst(spelling.count)
                return index
            }
        }
        throw .mismatch
    }

    private func isDigit(at offset: Int) -> Bool { rest.dropFirst(offset).first.map(isDecimalDigit) ?? false }

    /// One or two digits.
    private mutating func takeNumber(
        twoDigits: Bool = false, _ range: ClosedRange<Int> = 0...99, _ name: String = ""
    ) throws(Failure) -> Int {
        guard isDigit(at: 0), isDigit(at: 1) || !twoDigits else { throw .mismatch }
        let number = takeDigits(atMost: 2)
        guard range.contains(number) else { throw .outOfRange(name) }
        return number
    }

    private mutating func takeYearDay(threeDigits: Bool) throws(Failure) -> Int {
        guard isDigit(at: 0), isDigit(at: 1) && isDigit(at: 2) || !threeDigits else { throw .mismatch }
        return takeDigits(atMost: 3)
    }

    private mutating func takeDigits(atMost limit: Int) -> Int {
        let digits = rest.prefix(limit).prefix(while: isDecimalDigit)
        rest = rest.dropFirst(digits.count)
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private mutating func takeLongYear() throws(Failure) {
        guard rest.count >= 4, isDigit(at: 0) else { throw .mismatch }
        fields.year = try takeInteger(length: 4)
    }

    private mutating func takeYear() throws(Failure) {
        guard rest.count >= 2 else { throw .mismatch }
        let year = try takeInteger(length: 2)
        fields.year = year >= 69 ? year + 1900 : year + 2000
    }

    /// A number with perhaps a sign, of exactly this many bytes, which are at most nine.
    private mutating func takeInteger(length: Int) throws(Failure) -> Int {
        let field = rest.prefix(length)
        rest = rest.dropFirst(length)
        let isNegative = field.first == UInt8(ascii: "-")
        let digits = isNegative || field.first == UInt8(ascii: "+") ? field.dropFirst() : field
        guard digits.allSatisfy(isDecimalDigit) else { throw .mismatch }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return isNegative ? -number : number
    }

    private mutating func takeMeridiem(before: String, after: String) throws(Failure) -> ParsedFields.Meridiem {
        let field = rest.prefix(2)
        rest = rest.dropFirst(2)
        if field.elementsEqual(after.utf8) { return .afterNoon }
        if field.elementsEqual(before.utf8) { return .beforeNoon }
        throw .mismatch
    }
}

// MARK: - Seconds

extension TimeParser {
    /// Seconds may carry a fraction that the layout does not mention.
    private mutating func takeSecond(twoDigits: Bool) throws(Failure) {
        fields.second = try takeNumber(twoDigits: twoDigits, 0...59, "second")
        guard startsWithFraction else { return }
        var lookahead = scanner
        if case .fraction = lookahead.takeChunk().element { return }
        try takeFraction(length: fractionLength)
    }

    private mutating func takeFraction(_ style: TimeLayout.FractionStyle) throws(Failure) {
        if style.isTrimmed {
            if startsWithFraction { try takeFraction(length: fractionLength) }
            return
        }
        guard rest.count >= 1 + style.digits else { throw .mismatch }
        try takeFraction(length: 1 + style.digits)
    }

    private var startsWithFraction: Bool { startsWithSeparator && isDigit(at: 1) }

    private var startsWithSeparator: Bool { rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") }

    private var fractionLength: Int { 1 + rest.dropFirst().prefix(while: isDecimalDigit).count }

    /// Reads the separator and digits, of which those beyond nanoseconds do not count.
    ///
    /// Mirrors format.go parseNanoseconds.
    private mutating func takeFraction(length: Int) throws(Failure) {
        guard startsWithSeparator else { throw .mismatch }
        let end = rest.dropFirst(length)
        rest.removeFirst()
        let digitCount = min(length - 1, 9)
        var nanosecond = try takeInteger(length: digitCount)
        guard nanosecond >= 0 else { throw .outOfRange("fractional second") }
        for _ in digitCount..<9 { nanosecond *= 10 }
        fields.nanosecond = nanosecond
        rest = end
    }
}

// MARK: - Zones

extension TimeParser {
    private mutating func takeOffset(_ style: TimeLayout.OffsetStyle) throws(Failure) {
        if style.usesZ && rest.first == UInt8(ascii: "Z") {
            rest.removeFirst()
            fields.zone = .utc
            return
        }
        let fieldCount = style.precision == .hours ? 1 : style.precision == .minutes ? 2 : 3
        let separatorCount = style.hasColons ? fieldCount - 1 : 0
        let length = 1 + 2 * fieldCount + separatorCount
        guard rest.count >= length else { throw .mismatch }
        let field = rest.prefix(length)
        rest = rest.dropFirst(length)
        let step = style.hasColons ? 3 : 2
        var numbers = [0, 0, 0]
        for index in 0..<fieldCount {
            let start = field.startIndex + 1 + index * step
            guard index == 0 || !style.hasColons || field[start - 1] == UInt8(ascii: ":") else { throw .mismatch }
            numbers[index] = Self.number(field[start], field[start + 1])
        }
        try setOffset(numbers, sign: field[field.startIndex])
    }

    /// The number two digits form, or -1.
    private static func number(_ tens: UInt8, _ ones: UInt8) -> Int {
        guard isDecimalDigit(tens), isDecimalDigit(ones) else { return -1 }
        return Int(tens - UInt8(ascii: "0")) * 10 + Int(ones - UInt8(ascii: "0"))
    }

    /// A field beyond its range is reported even where a later one is no number at all, as Go does.
    private mutating func setOffset(_ numbers: [Int], sign: UInt8) throws(Failure) {
        let valid = numbers.prefix { $0 >= 0 }
        let limits = [24, 60, 60]
        let names = ["hour", "minute", "second"]
        for index in valid.indices.reversed() where valid[index] > limits[index] {
            throw .outOfRange("time zone offset " + names[index])
        }
        let seconds = numbers.reduce(0) { $0 * 60 + $1 }
        guard valid.count == 3 else { throw .mismatch }
        switch sign {
        case UInt8(ascii: "+"): fields.offset = seconds
        // Go marks a missing offset with -1.
        case UInt8(ascii: "-"): fields.offset = seconds == 1 ? nil : -seconds
        default: throw .mismatch
        }
    }

    private mutating func takeZoneName() throws(Failure) {
        if rest.starts(with: "UTC".utf8) {
            rest = rest.dropFirst(3)
            fields.zone = .utc
            return
        }
        guard let length = Self.zoneNameLength(rest) else { throw .mismatch }
        fields.zoneName = GoString(rest.prefix(length))
        rest = rest.dropFirst(length)
    }

    /// The length of the zone abbreviation at the start of a text; nil where there is none.
    ///
    /// Mirrors format.go parseTimeZone.
    private static func zoneNameLength(_ text: ArraySlice<UInt8>) -> Int? {
        guard text.count >= 3, let first = text.first else { return nil }
        if text.starts(with: "ChST".utf8) || text.starts(with: "MeST".utf8) { return 4 }
        if text.starts(with: "GMT".utf8) { return 3 + signedHourLength(text.dropFirst(3)) }
        if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            let length = signedHourLength(text)
            return length > 0 ? length : nil
        }
        let letters = text.prefix(6).prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        let endsInT = letters.last == UInt8(ascii: "T")
        switch letters.count {
        case 3: return 3
        case 4: return endsInT || letters.elementsEqual("WITA".utf8) ? 4 : nil
        case 5: return endsInT ? 5 : nil
        default: return nil
        }
    }

    /// The length of a sign and an hour up to 23, or zero.
    private static func signedHourLength(_ text: ArraySlice<UInt8>) -> Int {
        guard text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-") else { return 0 }
        let digits = text.dropFirst().prefix(while: isDecimalDigit)
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        guard !digits.isEmpty, significant.count <= 2 else { return 0 }
        let hour = significant.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return hour <= 23 ? 1 + digits.count : 0
    }
}

// MARK: - Result

extension TimeParser {
    fileprivate func time(in location: GoLocation) throws(FunctionError) -> GoTime {
        let (month, day) = try monthAndDay()
        guard (1...CalendarDate.daysIn(month: month, year: fields.year)).contains(day) else {
            throw problem("day out of range")
        }
        if let zone = fields.zone { return time(month, day, in: zone) }
        let utc = time(month, day, in: .utc)
        if let offset = fields.offset { return Self.time(utc, offset: offset, name: fields.zoneName, in: location) }
        if let name = fields.zoneName { return Self.time(utc, zoneName: name, in: location) }
        return time(month, day, in: location)
    }

    private func time(_ month: Int, _ day: Int, in location: GoLocation) -> GoTime {
        GoTime(
            year: fields.year, month: month, day: day, hour: fields.hourOfDay, minute: fields.minute,
            second: fields.second, nanosecond: fields.nanosecond, location: location)
    }

    private func monthAndDay() throws(FunctionError) -> (month: Int, day: Int) {
        guard let dayOfYear = fields.dayOfYear else { return (fields.month ?? 1, fields.day ?? 1) }
        guard let date = CalendarDate(dayOfYear: dayOfYear, year: fields.year) else {
            throw problem("day-of-year out of range")
        }
        if let month = fields.month, month != date.month { throw problem("day-of-year does not match month") }
        if let day = fields.day, day != date.day { throw problem("day-of-year does not match day") }
        return (date.month, date.day)
    }

    /// A time with an offset is shown in `location` where that has the same offset (and name) at the time.
    private static func time(_ utc: GoTime, offset: Int, name: GoString?, in location: GoLocation) -> GoTime {
        let shifted = GoTime(
            internalSeconds: utc.addingSeconds(Int64(-offset)), nanosecond: utc.nanosecond, location: .utc)
        let zone = location.zone(at: shifted.unixSeconds).zone
        if zone.offset == offset && (name == nil || name == zone.name) { return shifted.in(location) }
        return shifted.in(.fixed(name: name ?? "", offset: offset))
    }

    /// A zone abbreviation that `location` does not know becomes a made-up zone, of offset zero unless it is `GMT+3`.
    private static func time(_ utc: GoTime, zoneName: GoString, in location: GoLocation) -> GoTime {
        if let offset = location.offset(ofZoneNamed: zoneName, at: utc.unixSeconds) {
            let seconds = utc.addingSeconds(Int64(-offset))
            return GoTime(internalSeconds: seconds, nanosecond: utc.nanosecond, location: location)
        }
        var offset = 0
        if zoneName.count > 3 && zoneName.bytes.starts(with: "GMT".utf8) {
            offset = (Int(String(decoding: zoneName.bytes.dropFirst(3), as: UTF8.self)) ?? 0) * 3600
        }
        return utc.in(.fixed(name: zoneName, offset: offset))
    }
}

/// What the elements of a layout said.
private struct ParsedFields {
    enum Meridiem { case beforeNoon, afterNoon }

    var year = 0
    var month: Int?
    var day: Int?
    var dayOfYear: Int?
    var hour = 0
    var minute = 0
    var second = 0
    var nanosecond = 0
    var meridiem: Meridiem?
    var zone: GoLocation?
    var offset: Int?
    var zoneName: GoString?

    var hourOfDay: Int {
        switch meridiem {
        case .afterNoon where hour < 12: hour + 12
        case .beforeNoon where hour == 12: 0
        default: hour
        }
    }
}

extension CalendarDate {
    /// The date of a day of the year, which counts from 1.
    fileprivate init?(dayOfYear: Int, year: Int) {
        let leapDay = Self.isLeap(year) ? 1 : 0
        guard (1...365 + leapDay).contains(dayOfYear) else { return nil }
        let month = (2...12).first { month in
            Self.daysBefore(month: month) + (month > 2 ? leapDay : 0) >= dayOfYear
        }
        self.year = year
        self.month = (month ?? 13) - 1
        self.day = dayOfYear - Self.daysBefore(month: self.month) - (self.month > 2 ? leapDay : 0)
    }
}
