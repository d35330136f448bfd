import GoTemplate

/// Why checks cannot be made as they are declared.
package enum ScheduleProblem: Equatable, Sendable, CaseIterable {
    case intervalNotPositive
    /// More than a stage can be in need of.
    case tooManyChecks
    /// Requests of a ratio, and pairs of a comparison, would count in several windows.
    case overlappingWindows
    /// The first windows of a single value would reach into the time before the change.
    case warmupShorterThanWindow
}

extension ScheduleProblem {
    /// What is wrong, for who wrote the file.
    package var text: GoString {
        switch self {
        case .intervalNotPositive: "`interval` must be longer than 0"
        case .tooManyChecks: "these are too many checks; make `interval` longer"
        case .overlappingWindows: "`window` must not be longer than `interval`, or requests would count twice"
        case .warmupShorterThanWindow:
            "`warmup` must be as long as `window`, or it would reach into the time before the change"
        }
    }
}

extension AnalysisSettings {
    private static let mostChecks = 100_000

    /// What keeps a metric from being measured so; nothing, if it can be.
    package func problems(for bound: MetricBound, looks: LookPlan) -> [ScheduleProblem] {
        guard interval.nanoseconds > 0 else { return [.intervalNotPositive] }
        let isTooOften = looks.extended > Self.mostChecks
        return (isTooOften ? [.tooManyChecks] : []) + windowProblems(for: bound)
    }

    private func windowProblems(for bound: MetricBound) -> [ScheduleProblem] {
        guard measuredWindow.nanoseconds > interval.nanoseconds else { return [] }
        guard case .value = bound else { return [.overlappingWindows] }
        return warmup.nanoseconds < measuredWindow.nanoseconds ? [.warmupShorterThanWindow] : []
    }
}
