import GoTemplate

extension GoTime {
    /// The RFC 3339 text that Go's `MarshalText` and `MarshalJSON` give (here without the quotes of JSON).
    ///
    /// Throws for years and offsets that RFC 3339 cannot hold, with `prefix` (such as `Time.MarshalJSON: `) before
    /// Go's message. Mirrors format_rfc3339.go appendStrictRFC3339.
    package func strictRFC3339(errorPrefix prefix: String) throws(FunctionError) -> GoString {
        let text = rfc3339Nano
        guard text.count > 4, text.bytes[4] == UInt8(ascii: "-") else {
            throw FunctionError(prefix + "year outside of range [0,9999]")
        }
        let hours = abs(zone.offset) / 3600
        guard hours < 24 else { throw FunctionError(prefix + "timezone hour outside of range [0,23]") }
        return text
    }

    /// Go's `MarshalBinary`: version, seconds since year 1, nanoseconds and offset, big-endian.
    package func binary() throws(FunctionError) -> [UInt8] {
        let offset = location === GoLocation.utc ? -60 : zone.offset
        let minutes = offset / 60
        guard (-32768...32767).contains(minutes), minutes != -1 || location === GoLocation.utc else {
            throw FunctionError("Time.MarshalBinary: unexpected zone offset")
        }
        let hasSeconds = offset % 60 != 0
        var result: [UInt8] = [hasSeconds ? 2 : 1]
        result.append(bigEndian: UInt64(bitPattern: internalSeconds), count: 8)
        result.append(bigEndian: UInt64(nanosecond), count: 4)
        result.append(bigEndian: UInt64(bitPattern: Int64(minutes)), count: 2)
        if hasSeconds { result.append(UInt8(truncatingIfNeeded: offset % 60)) }
        return result
    }

    /// Go's `GoString`: the expression that makes this time.
    package var goSyntax: GoString? {
        let parts = parts
        let date = parts.date
        let place: GoString
        if location === GoLocation.utc {
            place = "time.UTC"
        } else if location === GoLocation.local {
            place = "time.Local"
        } else {
            place = GoString("time.Location(") + timeQuoted(location.name.bytes) + GoString(")")
        }
        let day = "time.Date(\(date.year), time.\(CalendarNumber.months[date.month - 1]), \(date.day), "
        let clock = "\(parts.hour), \(parts.minute), \(parts.second), \(nanosecond), "
        return GoString(day + clock) + place + GoString(")")
    }
}

extension [UInt8] {
    fileprivate mutating func append(bigEndian bits: UInt64, count: Int) {
        for index in (0..<count).reversed() { append(UInt8(truncatingIfNeeded: bits >> UInt64(index * 8))) }
    }
}
