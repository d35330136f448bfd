import GoLibrary
import GoTemplate

/// Reads the times of records, of which a listing meets thousands, without going through a layout.
enum RecordTime {
    /// The time of a text such as `2026-11-21T02:19:31.355938301+05:30`; nil for anything out of the ordinary.
    static func parse(_ text: [UInt8]) -> GoTime? {
        guard text.count >= 20, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            text[10] == UInt8(ascii: "T"), text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
            let century = pair(text, 0), let yearOfCentury = pair(text, 2), let month = pair(text, 5),
            let day = pair(text, 8), let hour = pair(text, 11), let minute = pair(text, 14),
            let second = pair(text, 17),
            (1...12).contains(month), (1...28).contains(day) || isLateDay(day, of: month), hour < 24, minute < 60,
            second < 60
        else { return nil }
        guard let (nanosecond, end) = fraction(text), let offset = offset(text[end...]) else { return nil }
        let local = GoTime(
            year: century * 100 + yearOfCentury, month: month, day: day, hour: hour, minute: minute, second: second,
            location: .utc)
        return time(local.unixSeconds - Int64(offset ?? 0), nanosecond, offset: offset)
    }

    /// Mirrors time format_rfc3339.go: an offset that the local zone has at that time means the local zone.
    private static func time(_ seconds: Int64, _ nanosecond: Int, offset: Int?) -> GoTime {
        guard let offset else { return GoTime(unixSeconds: seconds, nanosecond: nanosecond, location: .utc) }
        let time = GoTime(unixSeconds: seconds, nanosecond: nanosecond, location: .local)
        return time.zone.offset == offset ? time : time.in(.fixed(name: GoString(), offset: offset))
    }

    /// The days that most months have; February's last ones are left to the slow way.
    private static func isLateDay(_ day: Int, of month: Int) -> Bool {
        guard month != 2 else { return false }
        let hasThirty = month == 4 || month == 6 || month == 9 || month == 11
        return day <= (hasThirty ? 30 : 31)
    }

    private static func fraction(_ text: [UInt8]) -> (nanosecond: Int, end: Int)? {
        guard text[19] == UInt8(ascii: ".") else { return (0, 19) }
        var nanosecond = 0
        var index = 20
        while index < text.count, let digit = digit(text[index]) {
            nanosecond = nanosecond * 10 + digit
            index += 1
            if index > 29 { return nil }
        }
        guard index > 20 else { return nil }
        for _ in index..<29 { nanosecond *= 10 }
        return (nanosecond, index)
    }

    /// The seconds east of UTC, none for `Z`; nil for what is neither.
    private static func offset(_ text: ArraySlice<UInt8>) -> Int?? {
        let zone = Array(text)
        if zone == [UInt8(ascii: "Z")] { return .some(nil) }
        guard zone.count == 6, zone[3] == UInt8(ascii: ":"), let hours = pair(zone, 1), let minutes = pair(zone, 4),
            hours < 24, minutes < 60
        else { return nil }
        switch zone[0] {
        case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
        case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
        default: return nil
        }
    }

    private static func pair(_ text: [UInt8], _ index: Int) -> Int? {
        guard let tens = digit(text[index]), let ones = digit(text[index + 1]) else { return nil }
        return tens * 10 + ones
    }

    private static func digit(_ byte: UInt8) -> Int? { (0x30...0x39).contains(byte) ? Int(byte) - 0x30 : nil }
}
