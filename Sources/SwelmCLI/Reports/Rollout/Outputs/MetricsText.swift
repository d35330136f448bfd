import GoLibrary
import GoTemplate
import Rollouts

/// A rollout in the text format of Prometheus, for node exporter's text files and for a Pushgateway.
struct MetricsText {
    private let report: RolloutReport
    /// How many rollouts of the plan ended in each way, this one among them.
    private let outcomes: [RolloutState: Int]
    private var text = GoString()

    static func text(of report: RolloutReport, outcomes: [RolloutState: Int] = [:]) -> GoString {
        var metrics = MetricsText(report: report, outcomes: outcomes)
        metrics.write()
        return metrics.text
    }

    private init(report: RolloutReport, outcomes: [RolloutState: Int]) {
        (self.report, self.outcomes) = (report, outcomes)
    }

    private mutating func write() {
        family("state", "Whether the rollout is in a state.", states)
        family("stage", "The number of the stage that it is at, from 1.", [MetricSample(Double(report.head.stage + 1))])
        family("canary_weight", "The part of the traffic that the canary carries, from 0 to 1.", weights)
        let metrics = report.current?.attempts.last?.metrics ?? []
        family("check_value", "The newest number of a check, by side.", metrics.flatMap(\.values))
        family("check_verdict", "Whether a check has a verdict.", metrics.flatMap(\.verdicts))
        family("duration_seconds", "How long it has been going on, or took.", [MetricSample(duration)])
        add("outcomes_total", "How many rollouts of the plan ended in which way.", "counter", ends, [plan])
    }

    private var states: [MetricSample] {
        RolloutState.allCases.map { MetricSample($0 == report.state ? 1 : 0, MetricLabel("state", word: $0)) }
    }

    private var weights: [MetricSample] {
        report.plan.members.compactMap { member in
            guard let change = report.weights.last(where: { $0.member == member }) else { return nil }
            let name = change.sides.contains { $0.name == "canary" } ? "canary" : change.sides.last?.name ?? ""
            return MetricSample(change.share(of: name), MetricLabel("release", member))
        }
    }

    private var duration: Double {
        report.startedAt.map { (report.endedAt ?? report.now).since($0).seconds } ?? 0
    }

    private var ends: [MetricSample] {
        outcomes.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            MetricSample(Double($0.value), MetricLabel("outcome", word: $0.key))
        }
    }

    /// Numbers of this rollout.
    private mutating func family(_ name: GoString, _ help: GoString, _ samples: [MetricSample]) {
        add(name, help, "gauge", samples, [plan, MetricLabel("rollout", report.name)])
    }

    private mutating func add(
        _ name: GoString, _ help: GoString, _ type: GoString, _ samples: [MetricSample], _ labels: [MetricLabel]
    ) {
        guard !samples.isEmpty else { return }
        let name = "swelm_rollout_" + name
        text.append("# HELP " + name + " " + help + "\n# TYPE " + name + " " + type + "\n")
        for sample in samples { text.append(sample.text(of: name, labels)) }
    }

    /// The name of the rollout without its number.
    private var plan: MetricLabel {
        let dot = report.name.bytes.lastIndex(of: UInt8(ascii: "."))
        return MetricLabel("plan", dot.map { report.name.prefix($0) } ?? report.name)
    }
}

extension MetricReport {
    fileprivate var values: [MetricSample] {
        MeasuredSide.allCases.compactMap { side in
            points.last { $0.side == side }?.value.map { value in
                MetricSample(value, MetricLabel("check", metric.name), MetricLabel("side", word: side))
            }
        }
    }

    fileprivate var verdicts: [MetricSample] {
        Verdict.allCases.map { verdict in
            MetricSample(
                finding.verdict == verdict ? 1 : 0, MetricLabel("check", metric.name),
                MetricLabel("verdict", word: verdict))
        }
    }
}
