import GoLibrary
import GoTemplate

extension BeginWindow {
    private static let names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    private static let allDay = 24 * 60

    /// Reads `{days: mon-thu, hours: "09:00-16:00", zone: Europe/Berlin}`; all days, all day and UTC where nothing is said.
    init(_ document: StagesDocument, at path: ValuePath) throws(StagesFileError) {
        let (daysPath, hoursPath, zonePath) = (path.key("days"), path.key("hours"), path.key("zone"))
        guard let days = Self.days(document.text(at: daysPath) ?? "sun-sat") else {
            throw document.failure("this must be days such as mon-thu or mon,wed", at: daysPath)
        }
        guard let hours = Self.hours(document.text(at: hoursPath) ?? "00:00-24:00") else {
            throw document.failure("this must be hours such as 09:00-16:00", at: hoursPath)
        }
        let zone = document.text(at: zonePath) ?? "UTC"
        guard let location = GoLocation.load(zone) else {
            throw document.failure("there is no time zone " + Strconv.quote(zone), at: zonePath)
        }
        self.init(days: days, opens: hours.opens, closes: hours.closes, location: location)
    }

    private static func days(_ text: GoString) -> Set<Int>? {
        var days: Set<Int> = []
        for part in text.text.lowercased().split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map {
                names.firstIndex(of: String($0))
            }
            guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil else { return nil }
            // Over the end of a week, too: fri-mon.
            days.formUnion((first...(last < first ? last + 7 : last)).map { $0 % 7 })
        }
        return days
    }

    private static func hours(_ text: GoString) -> (opens: Int, closes: Int)? {
        let (opens, closes) = text.cut(at: UInt8(ascii: "-"))
        guard let opens = minutes(opens), let closes = closes.flatMap(minutes), opens < allDay else { return nil }
        return (opens, closes)
    }

    /// `09:30` as minutes since midnight.
    private static func minutes(_ text: GoString) -> Int? {
        let parts = text.text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hours = Int(parts[0]),
            let minutes = Int(parts[1]),
            (0..<60).contains(minutes), (0...allDay).contains(hours * 60 + minutes)
        else { return nil }
        return hours * 60 + minutes
    }
}
