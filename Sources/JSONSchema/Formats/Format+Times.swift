import GoLibrary
import GoTemplate

extension Format {
    /// Mirrors validateDate.
    static func date(_ text: GoString) -> GoString? {
        do {
            _ = try GoTime(parsing: text, layout: "2006-01-02", in: .utc)
            return nil
        } catch {
            return error.message
        }
    }

    /// Mirrors validateDateTime (RFC 3339).
    static func dateTime(_ text: GoString) -> GoString? {
        if text.count < 20 { return "less than 20 characters long" }
        guard text.bytes[10] | 0x20 == UInt8(ascii: "t") else { return "11th character must be t or T" }
        return date(GoString(text.bytes[..<10])).map { "invalid date element: " + $0 }
            ?? time(GoString(text.bytes[11...])).map { "invalid time element: " + $0 }
    }

    /// Mirrors validatePeriod: two times, or a time and a duration, around a slash.
    static func period(_ text: GoString) -> GoString? {
        guard let (start, end) = text.cut("/") else { return "missing slash" }
        if start.hasPrefix("P") {
            return duration(start).map { "invalid start duration: " + $0 }
                ?? dateTime(end).map { "invalid end date-time: " + $0 }
        }
        if let complaint = dateTime(start) { return "invalid start date-time: " + complaint }
        if end.hasPrefix("P") { return duration(end).map { "invalid end duration: " + $0 } }
        return dateTime(end).map { "invalid end date-time: " + $0 }
    }

    // MARK: Times of day

    /// Mirrors validateTime: `hh:mm:ss`, a fraction, and an offset or `Z`.
    static func time(_ text: GoString) -> GoString? {
        let bytes = text.bytes
        if bytes.count < 9 { return "less than 9 characters long" }
        let colon = UInt8(ascii: ":")
        guard bytes[2] == colon, bytes[5] == colon else { return "missing colon in correct place" }
        var numbers: [Int] = []
        for part in GoString(bytes[..<8]).split(":", limit: 3) {
            guard let number = try? Strconv.atoi(part) else { return "invalid hour/min/sec" }
            if number < 0 { return "non-positive hour/min/sec" }
            numbers.append(number)
        }
        guard numbers.count == 3 else { return "missing hour/min/sec" }
        if numbers[0] > 23 || numbers[1] > 59 || numbers[2] > 60 { return "hour/min/sec out of range" }
        var rest = bytes[8...]
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix { $0.isASCIIDigit }
            if fraction.isEmpty { return "no digits in second fraction" }
            rest = rest[fraction.endIndex...]
        }
        var offset = 0
        if let complaint = parseOffset(GoString(rest), into: &offset) { return complaint }
        var minutes = numbers[0] * 60 + numbers[1] - offset
        if minutes < 0 { minutes += 24 * 60 }
        // Leap seconds come at the end of a day in UTC.
        let isLastMinute = minutes == 23 * 60 + 59
        return numbers[2] >= 60 && !isLastMinute ? "invalid leap second" : nil
    }

    /// Reads an offset such as `+02:00` as minutes.
    private static func parseOffset(_ text: GoString, into offset: inout Int) -> GoString? {
        if text == "z" || text == "Z" { return nil }
        if text.count != 6 { return "offset must be 6 characters long" }
        guard text.hasPrefix("+") || text.hasPrefix("-") else { return "offset must begin with plus/minus" }
        let digits = GoString(text.bytes.dropFirst())
        guard digits.bytes[2] == UInt8(ascii: ":") else { return "missing colon in offset in correct place" }
        var numbers: [Int] = []
        for part in digits.split(":", limit: 2) {
            guard let number = try? Strconv.atoi(part) else { return "invalid hour/min in offset" }
            if number < 0 { return "non-positive hour/min in offset" }
            numbers.append(number)
        }
        guard numbers.count == 2, numbers[0] <= 23, numbers[1] <= 59 else { return "hour/min in offset out of range" }
        offset = (text.hasPrefix("-") ? -1 : 1) * (numbers[0] * 60 + numbers[1])
        return nil
    }

    // MARK: Durations

    /// Mirrors validateDuration (RFC 3339, appendix A).
    static func duration(_ text: GoString) -> GoString? {
        guard let rest = text.removingPrefix("P") else { return "must start with P" }
        if rest.isEmpty { return "nothing after P" }
        if rest.hasSuffix("W") {
            if rest.count == 1 { return "no number in week" }
            return GoString(rest.bytes.dropLast()).isDigits ? nil : "invalid week"
        }
        for (index, part) in rest.split("T").enumerated() {
            if index != 0 && part.isEmpty { return "no time elements" }
            if index > 1 { return "more than one T" }
            if let complaint = durationElements(part, units: index == 0 ? "YMD" : "HMS") { return complaint }
        }
        return nil
    }

    private static func durationElements(_ text: GoString, units: GoString) -> GoString? {
        var rest = text.bytes[...]
        var remaining = units.bytes[...]
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCIIDigit }
            if digits.isEmpty { return "missing number" }
            rest = rest[digits.endIndex...]
            guard let unit = rest.popFirst() else { return "missing unit" }
            guard let place = remaining.firstIndex(of: unit) else {
                let name = "unit " + Strconv.quoteRune(Rune(unit))
                return units.bytes.contains(unit) ? name + " out of order" : "invalid " + name
            }
            remaining = remaining[(place + 1)...]
        }
        return nil
    }
}
