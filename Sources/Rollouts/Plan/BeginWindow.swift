import GoLibrary

/// When a stage may begin: some days of the week, some hours of the day.
package struct BeginWindow: Sendable {
    /// 0 is Sunday.
    package let days: Set<Int>
    /// Minutes since midnight; where the end is not behind the start, it is one of the next day.
    package let opens: Int
    package let closes: Int
    package let location: GoLocation

    package init(days: Set<Int>, opens: Int, closes: Int, location: GoLocation) {
        (self.days, self.opens, self.closes, self.location) = (days, opens, closes, location)
    }
}

extension BeginWindow {
    package func isOpen(at instant: Instant) -> Bool {
        let time = instant.time(in: location)
        let minute = time.hour * 60 + time.minute
        let (today, yesterday) = (days.contains(time.weekday), days.contains((time.weekday + 6) % 7))
        if opens < closes { return today && (opens..<closes).contains(minute) }
        return today && minute >= opens || yesterday && minute < closes
    }

    /// When it opens next; nil where it never does.
    package func opening(after instant: Instant) -> Instant? {
        let time = instant.time(in: location)
        return (0...7).lazy.map { opening($0, daysAfter: time) }.first { $0 > instant && isOpen(at: $0) }
    }

    private func opening(_ count: Int, daysAfter time: GoTime) -> Instant {
        let opening = GoTime(
            year: time.year, month: time.month, day: time.day + count, minute: opens, location: location)
        return Instant(milliseconds: opening.unixMilliseconds)
    }
}
