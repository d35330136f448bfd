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
        if let match = analysis["match"] { return [try chosenRequests(match)] }
        if let weights = analysis["stepWeights"]?.maps(to: "a stage for each") { return try steps(weights) }
        if let iterations = analysis["iterations"] { return [try iterated(iterations)] }
        return [try ramp()]
    }

    private func ramp() throws(ImportFailure) -> DraftStage {
        let step = try analysis["stepWeight"]?.maps(to: "stages.ramp").requireCount() ?? 10
        let most = try analysis["maxWeight"]?.maps(to: "stages.ramp.to").requireCount() ?? 100
        guard step > 0 else { throw analysis.failure("`stepWeight` must be more than 0") }
        var stage = watched(DraftStage("canary"), for: interval)
        // The last step of Flagger is the largest multiple that is not beyond the most.
        let last = max(step, most / step * step)
        let ramp = DraftMap([("from", .number(step)), ("to", .number(last)), ("by", .number(step))])
        stage.keys = DraftMap([("ramp", .map(ramp))] + stage.keys.entries.map { ($0.key, $0.node) })
        return stage
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
    private func iterated(_ iterations: ForeignValue) throws(ImportFailure) -> DraftStage {
        let count = max(1, try iterations.maps(to: "bake").requireCount())
        return watched(DraftStage("watched without traffic of its own"), for: interval.times(count))
    }

    private func chosenRequests(_ match: ForeignValue) throws(ImportFailure) -> DraftStage {
        match.maps(to: "stages.set, once you say which values make the route")
        let count = max(1, try analysis["iterations"]?.maps(to: "bake").requireCount() ?? 1)
        var stage = DraftStage("chosen requests")
        stage["set"] = .list([.todo("the value by which the chart routes the requests that `match` chose")])
        return watched(stage, for: interval.times(count))
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
