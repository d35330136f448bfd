import GoTemplate

/// Reads a text along a layout, element by element.
///
/// Mirrors format.go parse.
struct TimeParser {
    private let text: GoString
    private let layout: GoString
    private var scanner: TimeLayout
    var rest: ArraySlice<UInt8>
    var fields = ParsedTimeFields()

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

    enum Failure: Error {
        case mismatch
        case outOfRange(String)
    }

    private func mismatch(_ value: ArraySlice<UInt8>, with element: ArraySlice<UInt8>) -> FunctionError {
        let subject = GoString("parsing time ") + timeQuoted(text.bytes) + GoString(" as ") + timeQuoted(layout.bytes)
        let detail = GoString(": cannot parse ") + timeQuoted(value) + GoString(" as ") + timeQuoted(element)
        return FunctionError(subject + detail)
    }

    func problem(_ message: String) -> FunctionError { problem(GoString(message)) }

    func problem(_ message: GoString) -> FunctionError {
        FunctionError(GoString("parsing time ") + timeQuoted(text.bytes) + GoString(": ") + message)
    }

    // MARK: Elements

    private mutating func take(_ element: TimeLayout.Element) throws(Failure) {
        switch element {
        case .longMonth: fields.month = try takeName(of: CalendarNumber.months[...]) + 1
        case .shortMonth: fields.month = try takeName(of: CalendarNumber.months[...], abbreviated: true) + 1
        case .month, .zeroMonth: fields.month = try takeNumber(twoDigits: element == .zeroMonth, 1...12, "month")
        case .longWeekday: _ = try takeName(of: CalendarNumber.weekdays[...])
        case .shortWeekday: _ = try takeName(of: CalendarNumber.weekdays[...], abbreviated: true)
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

    private mutating func takeMeridiem(before: String, after: String) throws(Failure) -> ParsedTimeFields.Meridiem {
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
