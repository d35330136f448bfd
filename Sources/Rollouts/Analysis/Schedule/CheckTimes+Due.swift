import GoLibrary

extension CheckTimes {
    /// The checks of a stage that is watched for `bake` after its warm-up.
    ///
    /// - Parameter delay: how long numbers take to arrive at the provider.
    package init(_ settings: AnalysisSettings, bake: GoDuration, delay: GoDuration = GoDuration(nanoseconds: 0)) {
        self.init(bake: bake, interval: settings.interval, extend: settings.extend)
        warmup = settings.warmup
        self.delay = delay
    }

    /// How often the stage is looked at, and how often if nothing is proven until its end.
    package var looks: LookPlan { LookPlan(planned: count, extended: count + extra) }

    /// The numbers of the checks that can be asked for.
    ///
    /// - Parameters:
    ///   - now: by the provider's clock; where it lies before the start, nothing is due.
    ///   - start: when traffic had changed everywhere.
    ///   - isExtended: whether the stage is watched for longer because nothing was proven.
    package func due(at now: Instant, since start: Instant, isExtended: Bool = false) -> Range<Int> {
        let elapsed = now.since(due(0, since: start))
        let reached = Int(elapsed.nanoseconds / max(1, interval.nanoseconds))
        let last = isExtended ? looks.extended : looks.planned
        return 1..<max(0, min(reached, last)) + 1
    }

    /// The numbers of those that have no answer yet, also of those at which nobody was there to ask.
    ///
    /// - Parameter answered: the numbers of those that need not be asked again.
    package func missing(
        at now: Instant, since start: Instant, answered: Set<Int>, isExtended: Bool = false
    ) -> [Int] {
        due(at: now, since: start, isExtended: isExtended).filter { !answered.contains($0) }
    }

    /// When the next check can be asked for; nil after the last.
    package func nextDue(after now: Instant, since start: Instant, isExtended: Bool = false) -> Instant? {
        let next = due(at: now, since: start, isExtended: isExtended).endIndex
        return next > (isExtended ? looks.extended : looks.planned) ? nil : due(next, since: start)
    }
}
