import GoTemplate

extension TimeParser {
    func time(in location: GoLocation) throws(FunctionError) -> GoTime {
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
