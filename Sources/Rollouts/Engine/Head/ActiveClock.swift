import GoLibrary

/// How long an attempt at a stage ran, without the time in which it waited for people.
package struct ActiveClock: Hashable, Sendable {
    private var spent: Int64 = 0
    private var since: Instant?
    /// Whether the attempt does anything yet.
    private(set) var isBegun = false

    init() {}

    mutating func begin(at time: Instant) {
        guard !isBegun else { return }
        isBegun = true
        since = time
    }

    mutating func stop(at time: Instant) {
        spent = elapsed(at: time).nanoseconds
        since = nil
    }

    mutating func goOn(at time: Instant) {
        if isBegun { since = time }
    }

    func elapsed(at time: Instant) -> GoDuration {
        let running = since.map { max(0, time.since($0).nanoseconds) } ?? 0
        let (sum, overflows) = spent.addingReportingOverflow(running)
        return GoDuration(nanoseconds: overflows ? .max : sum)
    }

    /// When a limit is reached if nothing stops it; nil while it stands.
    func end(of limit: GoDuration) -> Instant? {
        since?.adding(GoDuration(nanoseconds: limit.nanoseconds.subtractingReportingOverflow(spent).partialValue))
    }
}
