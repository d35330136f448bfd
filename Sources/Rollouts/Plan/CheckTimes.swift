import GoLibrary

/// The instants at which a stage is measured.
///
/// They are fixed once the stage began to bake, and each can be asked for later on: a process that was dead for a while
/// misses nothing.
package struct CheckTimes: Hashable, Sendable {
    package var interval: GoDuration
    /// How many there are in a bake.
    package var count: Int
    /// How many more there may be, where the measurements prove neither.
    package var extra = 0
    package var warmup = GoDuration(nanoseconds: 0)
    /// How long after an instant its measurements are there.
    package var delay = GoDuration(nanoseconds: 0)

    /// The checks of a bake: one each interval, and one at least.
    package init(bake: GoDuration, interval: GoDuration, extend: GoDuration? = nil) {
        self.interval = interval.nanoseconds > 0 ? interval : GoDuration(wrappingSeconds: 1)
        self.count = max(1, Int(bake.nanoseconds / self.interval.nanoseconds))
        self.extra = max(0, Int((extend ?? bake).nanoseconds / self.interval.nanoseconds))
    }

    /// The time of a check, the first of which is number 1.
    package func instant(_ number: Int, since start: Instant) -> Instant {
        start.adding(warmup).adding(number, times: interval)
    }

    /// When the measurements of a check are there.
    package func due(_ number: Int, since start: Instant) -> Instant { instant(number, since: start).adding(delay) }
}
