import GoTemplate

extension GoTime {
    /// The parts of an instant as its location's clock shows them.
    struct LocalParts {
        let zone: GoLocation.Zone
        let absoluteDay: UInt64
        let date: CalendarDate
        let hour: Int
        let minute: Int
        let second: Int
    }

    var parts: LocalParts {
        let zone = location.zone(at: unixSeconds).zone
        let absolute = absoluteSeconds(offset: zone.offset)
        let absoluteDay = absolute / 86400
        let secondOfDay = Int(absolute % 86400)
        return LocalParts(
            zone: zone, absoluteDay: absoluteDay, date: CalendarDate(absoluteDay: absoluteDay),
            hour: secondOfDay / 3600, minute: secondOfDay % 3600 / 60, second: secondOfDay % 60)
    }

    private func absoluteSeconds(offset: Int) -> UInt64 {
        UInt64(bitPattern: unixSeconds &+ Int64(offset) &+ CalendarDate.unixToAbsolute)
    }

    package var year: Int { parts.date.year }
    /// From 1.
    package var month: Int { parts.date.month }
    package var day: Int { parts.date.day }
    package var hour: Int { parts.hour }
    package var minute: Int { parts.minute }
    package var second: Int { parts.second }
    package var dayOfYear: Int { parts.date.dayOfYear }
    /// From 0, which is Sunday.
    package var weekday: Int { CalendarDate.weekday(absoluteDay: parts.absoluteDay) }

    /// The name and offset of the time zone in force.
    package var zone: (name: GoString, offset: Int) {
        let zone = location.zone(at: unixSeconds).zone
        return (zone.name, zone.offset)
    }

    package var isDaylightSaving: Bool { location.zone(at: unixSeconds).zone.isDaylightSaving }
}

extension GoTime {
    /// The instant of a date and time of day in a location, Go's `time.Date`: parts out of range carry over.
    package init(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, nanosecond: Int = 0,
        location: GoLocation
    ) {
        let (year, monthIndex) = Self.carry(year, month &- 1, base: 12)
        let (carriedSecond, nanosecond) = Self.carry(second, nanosecond, base: 1_000_000_000)
        let (carriedMinute, second) = Self.carry(minute, carriedSecond, base: 60)
        let (carriedHour, minute) = Self.carry(hour, carriedMinute, base: 60)
        let (day, hour) = Self.carry(day, carriedHour, base: 24)
        let absoluteDay = CalendarDate.absoluteDay(year: year, month: monthIndex + 1, day: day)
        let secondOfDay = Int64(hour * 3600 + minute * 60 + second)
        let local = Int64(bitPattern: absoluteDay &* 86400) &+ secondOfDay &- CalendarDate.unixToAbsolute
        self.init(
            unixSeconds: Self.unixSeconds(ofLocal: local, in: location), nanosecond: nanosecond, location: location)
    }

    /// The instant at which a clock of `location` shows `local`; of the hours around a change it takes Go's pick.
    private static func unixSeconds(ofLocal local: Int64, in location: GoLocation) -> Int64 {
        let period = location.zone(at: local)
        var offset = period.zone.offset
        guard offset != 0 else { return local }
        let guess = local &- Int64(offset)
        if guess < period.start || guess >= period.end {
            offset = location.zone(at: guess).zone.offset
        }
        return local &- Int64(offset)
    }

    /// Moves what is outside `0..<base` from `low` to `high`.
    private static func carry(_ high: Int, _ low: Int, base: Int) -> (high: Int, low: Int) {
        var (high, low) = (high, low)
        if low < 0 {
            let borrowed = (0 &- low &- 1) / base + 1
            high = high &- borrowed
            low = low &+ borrowed &* base
        }
        if low >= base {
            let carried = low / base
            high = high &+ carried
            low -= carried * base
        }
        return (high, low)
    }

    /// The same time of day some years, months and days later; October 32 becomes November 1.
    package func addingDate(years: Int, months: Int, days: Int) -> GoTime {
        let parts = parts
        return GoTime(
            year: parts.date.year &+ years, month: parts.date.month &+ months, day: parts.date.day &+ days,
            hour: parts.hour, minute: parts.minute, second: parts.second, nanosecond: nanosecond, location: location)
    }
}
