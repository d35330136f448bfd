import GoLibrary

extension PlannedBake {
    /// How long the stage is watched at least: until its last check can be made.
    package var leastTime: GoDuration {
        guard let checks else { return time }
        let start = Instant(milliseconds: 0)
        let last = checks.due(checks.count, since: start).since(start)
        return last.nanoseconds > time.nanoseconds ? last : time
    }
}
