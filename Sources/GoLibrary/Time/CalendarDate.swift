import GoTemplate

/// A day of the proleptic Gregorian calendar, and the arithmetic between days and dates.
///
/// Days are counted from March 1 of a year so far back that every 64-bit second has its place, as in Go: sums
/// wrap around instead of trapping, so that absurd inputs give what Go gives.
struct CalendarDate {
    let year: Int
    /// 1 for January.
    let month: Int
    let day: Int
}

extension CalendarDate {
    /// The years between the first countable day and year 0, a multiple of 400.
    private static let absoluteYears = 292_277_022_400

    private static let daysPer400Years: UInt64 = 146_097

    /// What to add to seconds since 1970 to get seconds since the first countable day.
    static let unixToAbsolute: Int64 = {
        let eras = Int64(absoluteYears / 400) * Int64(daysPer400Years)
        let marchToDecember: Int64 = 306
        let yearsOneTo1969: Int64 = 1969 * 365 + 1969 / 4 - 1969 / 100 + 1969 / 400
        return (eras + marchToDecember + yearsOneTo1969) * 86400
    }()

    init(absoluteDay: UInt64) {
        let era = absoluteDay / Self.daysPer400Years
        let dayOfEra = Int(absoluteDay % Self.daysPer400Years)
        let leapCorrection = dayOfEra / 1460 - dayOfEra / 36524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leapCorrection) / 365
        let dayOfMarchYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfMarchYear + 2) / 153
        self.day = dayOfMarchYear - (153 * marchMonth + 2) / 5 + 1
        self.month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        self.year = Int(era) * 400 - Self.absoluteYears + yearOfEra + (self.month <= 2 ? 1 : 0)
    }

    /// The count of a date whose month is within 1...12; the day may be any number.
    static func absoluteDay(year: Int, month: Int, day: Int) -> UInt64 {
        let isBeforeMarch = month <= 2
        let marchMonth = UInt64(isBeforeMarch ? month + 9 : month - 3)
        let marchYear = UInt64(bitPattern: Int64(year)) &- (isBeforeMarch ? 1 : 0) &+ UInt64(absoluteYears)
        let century = marchYear / 100
        let daysOfCenturies = (daysPer400Years &* century) / 4
        let daysOfYears = 1461 * (marchYear % 100) / 4
        let dayOfMarchYear = (153 * marchMonth + 2) / 5
        return daysOfCenturies &+ daysOfYears &+ dayOfMarchYear &+ UInt64(bitPattern: Int64(day &- 1))
    }

    /// 1 for January 1.
    var dayOfYear: Int {
        Self.daysBefore(month: month) + day + (month > 2 && Self.isLeap(year) ? 1 : 0)
    }

    /// 0 for Sunday.
    static func weekday(absoluteDay: UInt64) -> Int {
        // The first countable day is a Wednesday.
        Int((absoluteDay + 3) % 7)
    }

    static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The days of a common year before `month`, which is within 1...13.
    static func daysBefore(month: Int) -> Int {
        (214 * month - 211) / 7 - (month >= 3 ? 2 : 0)
    }

    static func daysIn(month: Int, year: Int) -> Int {
        if month == 2 { return isLeap(year) ? 29 : 28 }
        return 30 + ((month + month >> 3) & 1)
    }
}
