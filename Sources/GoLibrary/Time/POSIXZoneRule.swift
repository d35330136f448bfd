import GoTemplate

/// The rule at the end of a time zone file, such as `CET-1CEST,M3.5.0,M10.5.0/3`: the zones of all later years.
///
/// Mirrors zoneinfo.go tzset, which differs from POSIX where a rule has no dates: it takes those of the USA.
struct POSIXZoneRule: Equatable, Sendable {
    /// A day of each year and the second of that day at which the clocks change.
    struct Change: Equatable, Sendable {
        enum Day: Equatable, Sendable {
            /// 1...365; February 29 is never counted.
            case julian(Int)
            /// 0...365; February 29 is counted.
            case ordinal(Int)
            /// The weekday's nth occurrence in the month; the fifth is the last.
            case weekday(Int, week: Int, month: Int)
        }

        let day: Day
        let secondOfDay: Int
    }

    let standard: GoLocation.Zone
    /// The other zone with the changes to it and back; nil where the clocks never change.
    let daylight: Daylight?

    struct Daylight: Equatable, Sendable {
        let zone: GoLocation.Zone
        let start: Change
        let end: Change
    }

    /// The zone in force at a moment after `lastTransition`, both in seconds since 1970.
    func period(at seconds: Int64, since lastTransition: Int64) -> GoLocation.Period? {
        guard let daylight else { return GoLocation.Period(zone: standard, start: lastTransition, end: .max) }
        let absoluteDay = UInt64(bitPattern: seconds &+ CalendarDate.unixToAbsolute) / 86400
        let date = CalendarDate(absoluteDay: absoluteDay)
        let secondOfYear = Int64((date.dayOfYear - 1) * 86400) + seconds % 86400
        let yearStart = seconds &- secondOfYear

        var (outer, inner) = (standard, daylight.zone)
        var start = Int64(daylight.start.secondOfYear(date.year, offset: standard.offset))
        var end = Int64(daylight.end.secondOfYear(date.year, offset: daylight.zone.offset))
        if end < start {
            swap(&start, &end)
            swap(&outer, &inner)
        }
        if secondOfYear < start {
            return GoLocation.Period(zone: outer, start: yearStart, end: yearStart &+ start)
        }
        if secondOfYear >= end {
            return GoLocation.Period(zone: outer, start: yearStart &+ end, end: yearStart &+ 365 * 86400)
        }
        return GoLocation.Period(zone: inner, start: yearStart &+ start, end: yearStart &+ end)
    }
}

extension POSIXZoneRule.Change {
    /// The second of the year, counted in UTC, at which a clock `offset` east of UTC reaches this.
    ///
    /// Mirrors zoneinfo.go tzruleTime.
    func secondOfYear(_ year: Int, offset: Int) -> Int { dayIndex(year) * 86400 + secondOfDay - offset }

    private func dayIndex(_ year: Int) -> Int {
        switch day {
        case .julian(let day): day - 1 + (CalendarDate.isLeap(year) && day >= 60 ? 1 : 0)
        case .ordinal(let day): day
        case .weekday(let weekday, let week, let month): Self.dayIndex(weekday, week: week, month: month, year: year)
        }
    }

    private static func dayIndex(_ weekday: Int, week: Int, month: Int, year: Int) -> Int {
        let firstDay = CalendarDate.absoluteDay(year: year, month: month, day: 1)
        var day = (weekday - CalendarDate.weekday(absoluteDay: firstDay) + 7) % 7
        for _ in 1..<week where day + 7 < CalendarDate.daysIn(month: month, year: year) { day += 7 }
        let leapDay = CalendarDate.isLeap(year) && month > 2 ? 1 : 0
        return day + CalendarDate.daysBefore(month: month) + leapDay
    }
}
