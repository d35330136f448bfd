import GoLibrary

/// How a stage is measured and judged: the keys of `analysis`, with the defaults that hold where one is
/// missing.
package struct AnalysisSettings: Equatable, Sendable {
    /// From one check to the next.
    package var interval = GoDuration(wrappingSeconds: 30)
    /// The time before its instant that a check looks at; nil: the interval.
    package var window: GoDuration?
    /// How long after the change the first window begins.
    package var warmup = GoDuration(nanoseconds: 0)
    /// How sure a verdict at the end must be, between 0.5 and 1.
    package var confidence = 0.95
    /// How many requests it takes to pass.
    package var minimum = 300
    package var requirement = Requirement.proof
    package var failures = FailureLimit.consecutive(3)
    package var noData = NoDataRule.hold
    /// How much longer a stage is watched where nothing is proven; nil: its `bake` once more.
    package var extend: GoDuration?
    package var overdispersion = OverdispersionRule.estimate
    package var counting = CountingRule.increase

    package init() {}

    /// The window that counts.
    package var measuredWindow: GoDuration { window ?? interval }

    /// How probable a wrong verdict at the end may be.
    var level: Double { 1 - confidence }

    /// How probable a wrong verdict at one of the other looks may be: so rarely that looking often costs
    /// little (Haybittle 1971, Peto and others 1976).
    static let strictLevel = 0.001
}
