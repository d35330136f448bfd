import GoTemplate

extension TimeParser {
    mutating func takeOffset(_ style: TimeLayout.OffsetStyle) throws(Failure) {
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

    mutating func takeZoneName() throws(Failure) {
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
