import GoLibrary
import GoTemplate

/// One metric of an analysis template.
struct ArgoMetric {
    private let metric: ForeignValue
    private let draft: StagesDraft

    init(_ metric: ForeignValue, _ draft: StagesDraft) { (self.metric, self.draft) = (metric, draft) }

    /// - Parameter dry: the metrics that decide nothing.
    /// - Returns: what the metric is called, and for how long it is measured.
    func read(_ dry: Set<GoString>) throws(ImportFailure) -> (name: GoString, time: GoDuration) {
        guard let name = try metric["name"]?.maps(to: "metrics").requireText() else {
            throw metric.failure("a metric has a `name`")
        }
        var keys = DraftMap()
        try ArgoProvider(metric, draft, named: name).read(into: &keys)
        try readConditions(&keys)
        try readLimits(&keys)
        if dry.contains(name) { keys["advisory"] = .flag(true) }
        draft.metrics[name] = .map(keys)
        return (name, try time())
    }

    private func readConditions(_ keys: inout DraftMap) throws(ImportFailure) {
        for (key, isFailure) in [("successCondition", false), ("failureCondition", true)] as [(GoString, Bool)] {
            guard let condition = metric[key] else { continue }
            let text = try condition.requireText()
            guard let read = ArgoCondition(text, isFailure: isFailure) else {
                condition.drop("no bound says `" + text + "`: write one as `min` or `max`, or as a `command`")
                continue
            }
            condition.maps(to: read.keys)
            read.apply(to: &keys)
        }
        if keys["min"] == nil && keys["max"] == nil { keys["max"] = .todo("the most that passes, or `min`") }
    }

    private func readLimits(_ keys: inout DraftMap) throws(ImportFailure) {
        if let limit = metric["failureLimit"]?.maps(to: "metrics.failures.total") {
            // Argo fails once there are more than the limit.
            if let failures = try limit.optionalCount() {
                keys["failures"] = .map(DraftMap([("total", .number(failures + 1))]))
            }
        }
        metric["consecutiveErrorLimit"]?.drop("five errors in a row prove nothing, and onInconclusive decides")
        metric["inconclusiveLimit"]?.drop("what proves nothing is watched on, as analysis.extend says")
        metric["consecutiveSuccessLimit"]?.drop("a stage passes at its end, by all of its checks")
        if let delay = metric["initialDelay"]?.maps(to: "analysis.warmup") {
            if let time = try delay.optionalDuration() { draft.analysis["warmup"] = .duration(time) }
        }
    }

    /// So many measurements, so far apart.
    private func time() throws(ImportFailure) -> GoDuration {
        let count = try metric["count"]?.maps(to: "stages.bake").optionalCount() ?? 1
        guard let interval = try metric["interval"]?.optionalDuration() else { return GoDuration(nanoseconds: 0) }
        draft.shortenInterval(to: interval)
        return interval.times(max(1, count))
    }
}

extension ForeignValue {
    /// A number; nil for what a parameter says.
    func optionalCount() throws(ImportFailure) -> Int? {
        guard let text, !text.contains("{{") else { return nil }
        return try requireCount()
    }

    /// The time between checks; nil for what a parameter says.
    func optionalDuration() throws(ImportFailure) -> GoDuration? {
        guard let text, !text.contains("{{") else {
            drop("an argument says it: write the time itself")
            return nil
        }
        return try maps(to: "analysis.interval").requireDuration()
    }
}

extension StagesDraft {
    /// All checks are as far apart as those of the metric that is measured most often.
    func shortenInterval(to interval: GoDuration) {
        if let now = self.interval, now.nanoseconds <= interval.nanoseconds { return }
        analysis["interval"] = .duration(interval)
    }

    /// Lets a metric decide nothing.
    func markAdvisory(_ name: GoString) {
        guard case .map(var keys)? = metrics[name] else { return }
        keys["advisory"] = .flag(true)
        metrics[name] = .map(keys)
    }
}
