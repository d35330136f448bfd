import GoLibrary
import GoTemplate
import Rollouts

/// Rollouts of one row of the table.
struct Simulation: Sendable {
    private static let rollouts = 20_000

    let row: StatisticsRow
    let seed: UInt64

    /// - Returns: nil where there is no simulation of the row's kind.
    func outcome() -> Outcome? {
        switch row.kind {
        case "ratio": repeated { ratio(&$0) }
        case "difference": repeated { difference(&$0) }
        case "signed-rank": repeated { values(&$0, isFound: Self.isFoundByPairs) }
        case "mann-whitney": repeated { values(&$0, isFound: Self.isFoundBySamples) }
        case "bad-in-a-row": repeated { badChecksInARow(&$0) }
        default: nil
        }
    }

    private func repeated(_ rollout: (inout RandomSource) -> (Verdict?, Int)) -> Outcome {
        var (source, outcome) = (RandomSource(seed: seed), Outcome())
        for _ in 0..<Self.rollouts {
            let (verdict, look) = rollout(&source)
            outcome.add(verdict, at: look)
        }
        return outcome
    }

    private var settings: AnalysisSettings {
        var settings = AnalysisSettings()
        settings.overdispersion = row.fields["overdispersion"].flatMap(OverdispersionRule.init) ?? .estimate
        return settings
    }

    private var looks: LookPlan {
        let planned = row.count("looks", default: 20)
        return LookPlan(planned: planned, extended: planned + row.count("more", default: 0))
    }

    private func rate(_ key: String) -> Double { row.number(key) ?? 0 }
}

// MARK: - Requests

extension Simulation {
    private func ratio(_ source: inout RandomSource) -> (Verdict?, Int) {
        var measurements: [Measurement] = []
        let requests = row.count("requests", default: 0)
        for number in 1...looks.extended {
            let bad = bad(&source, of: requests, number)
            measurements.append(Self.measurement(.canary, number, counts(bad, requests)))
        }
        return judge(.ratio(0.99), measurements)
    }

    private func bad(_ source: inout RandomSource, of requests: Int, _ number: Int) -> Int {
        if let variance = row.number("variance") {
            return source.bad(of: requests, rate: rate("rate"), variance: variance)
        }
        let isLate = row.number("late").map { number > looks.planned - Int($0) } ?? false
        return source.bad(of: requests, rate: rate(isLate ? "late-rate" : "rate"))
    }

    /// The canary has a tenth of the traffic.
    private func difference(_ source: inout RandomSource) -> (Verdict?, Int) {
        let requests = row.count("requests", default: 0) / looks.planned
        let others = 9 * requests
        let measurements = (1...looks.planned).flatMap { number in
            [
                Self.measurement(.canary, number, counts(source.bad(of: requests, rate: rate("canary")), requests)),
                Self.measurement(.stable, number, counts(source.bad(of: others, rate: rate("stable")), others)),
            ]
        }
        return judge(.comparison(SideComparison(worse: .absolute(rate("worse")), method: .newcombe)), measurements)
    }

    private func judge(_ bound: MetricBound, _ measurements: [Measurement]) -> (Verdict?, Int) {
        let finding = Check(bound, settings).finding(measurements, looks: looks)
        return (finding.verdict, finding.instant)
    }

    private func counts(_ bad: Int, _ requests: Int) -> Reading {
        RatioCounts(bad: bad, of: requests).map { Reading($0) } ?? .none
    }

    private static func measurement(_ side: MeasuredSide, _ number: Int, _ reading: Reading) -> Measurement {
        let time = Instant(milliseconds: Int64(number) * 30_000)
        let window = GoDuration(wrappingSeconds: 30)
        return Measurement(
            side: side, instant: CheckInstant(number: number, time: time, window: window), reading: reading)
    }

    /// What guards made by hand do: they return after three checks in a row with less than 99 % of good
    /// requests.
    private func badChecksInARow(_ source: inout RandomSource) -> (Verdict?, Int) {
        let requests = row.count("requests", default: 0)
        var inARow = 0
        for number in 1...looks.planned {
            let bad = source.bad(of: requests, rate: rate("rate"))
            inARow = Double(bad) > 0.01 * Double(requests) ? inARow + 1 : 0
            if inARow == 3 { return (.failed, number) }
        }
        return (.passed, looks.planned)
    }
}

// MARK: - Values

extension Simulation {
    /// Values with a spread of 8.1 % around a level that rises from 1 to `level`, the canary's so much
    /// higher.
    private func values(
        _ source: inout RandomSource, isFound: ([Double], [Double]) -> Bool
    ) -> (Verdict?, Int) {
        let rise = (rate("level") - 1) / Double(looks.planned - 1)
        let levels = (0..<looks.planned).map { 1 + rise * Double($0) }
        let canary = levels.map { $0 * (1 + rate("slower")) * (1 + 0.081 * source.normal()) }
        let stable = levels.map { $0 * (1 + 0.081 * source.normal()) }
        return (isFound(canary, stable) ? .failed : .passed, looks.planned)
    }

    private static func isFoundByPairs(_ canary: [Double], _ stable: [Double]) -> Bool {
        SignedRankTest(zip(canary, stable).map { $0 - $1 }).higher < 0.025
    }

    private static func isFoundBySamples(_ canary: [Double], _ stable: [Double]) -> Bool {
        (Shift(from: stable, to: canary, tail: 0.025)?.interval.low ?? 0) > 0
    }
}
