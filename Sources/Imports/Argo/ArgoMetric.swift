import GoLibrary
import GoTemplate

/// One metric of an analysis template.
struct ArgoMetric {
    private let metric: ForeignValue
    private let draft: StagesDraft
    /// What its template is called.
    private let template: GoString

    init(_ metric: ForeignValue, _ draft: StagesDraft, of template: GoString) {
        (self.metric, self.draft, self.template) = (metric, draft, template)
    }

    /// - Parameter dry: the metrics that decide nothing.
    /// - Returns: what the metric is called, and for how long it is measured.
    func read(_ dry: Set<GoString>) throws(ImportFailure) -> (name: GoString, time: GoDuration) {
        guard let own = try metric["name"]?.maps(to: "metrics").requireText() else {
            throw metric.failure("a metric has a `name`")
        }
        let name = draft.metricName(own, of: template)
        var keys = DraftMap()
        try ArgoProvider(metric, draft, named: name).read(into: &keys)
        try readConditions(&keys)
        try readLimits(&keys)
        if dry.contains(own) { keys["advisory"] = .flag(true) }
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
        // Argo fails once there are more than the limit, and without one at the first failure.
        let limit = metric["failureLimit"]?.maps(to: "metrics.failures.total")
        let failures = if let limit { try limit.optionalCount() } else { Int?(0) }
        if let failures { keys["failures"] = .map(DraftMap([("total", .number(failures + 1))])) }
        metric["consecutiveErrorLimit"]?.drop("five errors in a row prove nothing, and onInconclusive decides")
        metric["inconclusiveLimit"]?.drop("what proves nothing is watched on, as analysis.extend says")
        metric["consecutiveSuccessLimit"]?.drop("a stage passes at its end, by all of its checks")
        if let time = try metric["initialDelay"]?.maps(to: "analysis.warmup, the longest of all").optionalDuration() {
            draft.lengthenWarmup(to: time)
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

    /// Nothing is measured before the longest delay is over.
    func lengthenWarmup(to time: GoDuration) {
        if case .scalar(let text)? = analysis["warmup"], let now = try? GoDuration(parsing: text),
            now.nanoseconds >= time.nanoseconds
        {
            return
        }
        analysis["warmup"] = .duration(time)
    }

    /// What a metric is called here: its name, or that with its template's where another template has one of that name.
    func metricName(_ name: GoString, of template: GoString) -> GoString {
        let owner = metricOwners[name] ?? template
        metricOwners[name] = owner
        return owner == template ? name : name + " of " + template
    }

    /// Lets a metric decide nothing.
    func markAdvisory(_ name: GoString) {
        guard case .map(var keys)? = metrics[name] else { return }
        keys["advisory"] = .flag(true)
        metrics[name] = .map(keys)
    }
}
