import GoTemplate

/// Go's `*time.Location`: the time zones in use in a place, and when each began.
package final class GoLocation: Sendable {
    /// A set of clock rules, such as CET.
    struct Zone: Equatable, Sendable {
        let name: GoString
        /// Seconds east of UTC.
        let offset: Int
        let isDaylightSaving: Bool
    }

    /// The moment at which a zone comes into force, in seconds since 1970.
    struct Transition: Sendable {
        let start: Int64
        let zoneIndex: Int
    }

    /// A zone and the time it is in force: from `start` to before `end`.
    struct Period {
        let zone: Zone
        let start: Int64
        let end: Int64
    }

    package let name: GoString
    let zones: [Zone]
    /// Sorted by their start; not empty unless `zones` is.
    let transitions: [Transition]
    /// What happens after the last transition.
    let rule: POSIXZoneRule?

    init(name: GoString, zones: [Zone], transitions: [Transition], rule: POSIXZoneRule? = nil) {
        self.name = name
        self.zones = zones
        self.transitions = transitions
        self.rule = rule
    }

    package static let utc = GoLocation(name: "UTC", zones: [], transitions: [])

    private static let utcZone = Zone(name: "UTC", offset: 0, isDaylightSaving: false)
}

// MARK: - Fixed zones

extension GoLocation {
    private static let unnamedHours: [GoLocation] = (-12...14).map { makeFixed(name: "", offset: $0 * 3600) }

    /// Go's `time.FixedZone`: one zone forever.
    ///
    /// Unnamed zones of whole hours are shared, so they compare equal.
    package static func fixed(name: GoString, offset: Int) -> GoLocation {
        let hour = offset / 3600
        if name.isEmpty && offset == hour * 3600 && (-12...14).contains(hour) { return unnamedHours[hour + 12] }
        return makeFixed(name: name, offset: offset)
    }

    private static func makeFixed(name: GoString, offset: Int) -> GoLocation {
        GoLocation(
            name: name, zones: [Zone(name: name, offset: offset, isDaylightSaving: false)],
            transitions: [Transition(start: .min, zoneIndex: 0)])
    }

    /// Whether both have the same zones, Go's `reflect.DeepEqual` of what the locations point to.
    func isDeeplyEqual(to other: GoLocation) -> Bool {
        if self === other { return true }
        let haveOneZone = zones.count == 1 && transitions.count == 1 && rule == nil && other.rule == nil
        return haveOneZone && other.transitions.count == 1 && name == other.name && zones == other.zones
    }
}

// MARK: - Look-up

extension GoLocation {
    /// The zone in force at a moment given in seconds since 1970.
    ///
    /// Mirrors zoneinfo.go lookup.
    func zone(at seconds: Int64) -> Period {
        guard let first = zones.first else { return Period(zone: Self.utcZone, start: .min, end: .max) }
        guard let earliest = transitions.first, seconds >= earliest.start else {
            let end = transitions.first?.start ?? .max
            return Period(zone: zoneBeforeTransitions ?? first, start: .min, end: end)
        }
        let index = lastTransition(notAfter: seconds)
        let start = transitions[index].start
        let isLast = index == transitions.count - 1
        if isLast, let rule, let period = rule.period(at: seconds, since: start) { return period }
        let end = isLast ? .max : transitions[index + 1].start
        return Period(zone: zones[transitions[index].zoneIndex], start: start, end: end)
    }

    private func lastTransition(notAfter seconds: Int64) -> Int {
        var low = 0
        var high = transitions.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if seconds < transitions[middle].start { high = middle } else { low = middle }
        }
        return low
    }

    /// Mirrors zoneinfo.go lookupFirstZone: zone 0 if no transition leads to it, or else a standard time.
    private var zoneBeforeTransitions: Zone? {
        guard transitions.contains(where: { $0.zoneIndex == 0 }) else { return zones.first }
        if let earliest = transitions.first, zones[earliest.zoneIndex].isDaylightSaving {
            let standard = zones[..<earliest.zoneIndex].last { !$0.isDaylightSaving }
            if let standard { return standard }
        }
        return zones.first { !$0.isDaylightSaving } ?? zones.first
    }

    /// The offset of the zone called `name`, preferably as it was in force at `seconds` of local time.
    ///
    /// Mirrors zoneinfo.go lookupName.
    func offset(ofZoneNamed name: GoString, at seconds: Int64) -> Int? {
        for zone in zones where zone.name == name {
            let inForce = self.zone(at: seconds &- Int64(zone.offset)).zone
            if inForce.name == name { return inForce.offset }
        }
        return zones.first { $0.name == name }?.offset
    }
}
