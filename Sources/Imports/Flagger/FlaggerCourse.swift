import GoLibrary
import GoTemplate

/// The way of the traffic: steps, growing shares, or one side for chosen requests.
struct FlaggerCourse {
    private let analysis: ForeignValue
    private let checks: [GoString]
    private let interval: GoDuration

    /// - Parameters:
    ///   - checks: the metrics that are looked at while traffic flows.
    ///   - interval: how far apart checks are, of which each step has one.
    init(_ analysis: ForeignValue, checks: [GoString], interval: GoDuration) {
        (self.analysis, self.checks, self.interval) = (analysis, checks, interval)
    }

    func stages() throws(ImportFailure) -> [DraftStage] {
        [DraftStage("before"), .dark()] + (try analysed()) + [.traffic("all on the canary", 100)] + (try promotion())
    }

    private func analysed() throws(ImportFailure) -> [DraftStage] {
        if let iterations = analysis["iterations"], try iterations.requireCount() > 0 {
            return [try iterated(iterations)]
        }
        analysis["match"]?.drop("without iterations all requests are shared")
        if let weights = analysis["stepWeights"]?.maps(to: "a stage for each") { return try steps(weights) }
        return try ramp()
    }

    /// Weights grow by the step as long as they are less than the most, and to 100 at most.
    ///
    /// Mirrors pkg/controller scheduler.go runCanary.
    private func ramp() throws(ImportFailure) -> [DraftStage] {
        let step = try analysis["stepWeight"]?.maps(to: "stages.ramp").requireCount() ?? 10
        let most = try analysis["maxWeight"]?.maps(to: "stages.ramp.to").requireCount() ?? 100
        guard step > 0 else { throw analysis.failure("`stepWeight` must be more than 0") }
        let end = max(step, (most + step - 1) / step * step)
        let last = end <= 100 ? end : 100 / step * step
        let rest = last < min(end, 100) ? [watched(.traffic("canary 100", 100), for: interval)] : []
        guard last > 0 else { return rest }
        let ramp = DraftMap([("from", .number(step)), ("to", .number(last)), ("by", .number(step))])
        return [watched(DraftStage("canary", [("ramp", .map(ramp))]), for: interval)] + rest
    }

    private func steps(_ weights: ForeignValue) throws(ImportFailure) -> [DraftStage] {
        analysis["maxWeight"]?.drop("stepWeights says all shares")
        analysis["stepWeight"]?.drop("stepWeights says all shares")
        var stages: [DraftStage] = []
        for item in weights.items {
            let weight = try item.requireCount()
            stages.append(watched(.traffic(GoString("canary \(weight)"), weight), for: interval))
        }
        return stages
    }

    /// A/B tests and blue/green: one stage that is watched as often as it says.
    ///
    /// Mirrors pkg/apis/flagger/v1beta1 canary.go DeploymentStrategy.
    private func iterated(_ iterations: ForeignValue) throws(ImportFailure) -> DraftStage {
        for key in ["stepWeight", "stepWeights", "maxWeight"] as [GoString] {
            analysis[key]?.drop("with iterations no shares are moved")
        }
        let time = interval.times(try iterations.maps(to: "bake").requireCount())
        if let match = analysis["match"] { return chosenRequests(match, for: time) }
        return watched(DraftStage("watched without traffic of its own"), for: time)
    }

    private func chosenRequests(_ match: ForeignValue, for time: GoDuration) -> DraftStage {
        match.maps(to: "stages.set, once you say which values make the route")
        var stage = DraftStage("chosen requests")
        stage["set"] = .list([.todo("the value by which the chart routes the requests that `match` chose")])
        return watched(stage, for: time)
    }

    private func watched(_ stage: DraftStage, for time: GoDuration) -> DraftStage {
        var stage = stage
        stage["bake"] = .duration(time)
        stage["checks"] = .texts(checks)
        return stage
    }

    /// Flagger copies the new version to the primary, and moves the traffic back to it, at once or step by step.
    private func promotion() throws(ImportFailure) -> [DraftStage] {
        guard let step = analysis["stepWeightPromotion"]?.maps(to: "the stages after the promotion") else {
            return DraftStage.promotion
        }
        let share = max(1, try step.requireCount())
        let back = stride(from: 100 - share, to: 0, by: -share).map { weight in
            DraftStage.traffic(GoString("back to stable, \(weight)"), weight)
        }
        return [DraftStage.promotion[0]] + back + DraftStage.promotion.dropFirst()
    }
}

extension GoDuration {
    /// So many times as long; the longest there is where that is longer.
    func times(_ count: Int) -> GoDuration {
        let (product, overflows) = nanoseconds.multipliedReportingOverflow(by: Int64(count))
        return GoDuration(nanoseconds: overflows ? .max : product)
    }
}
