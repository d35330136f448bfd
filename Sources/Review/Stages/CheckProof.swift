import GoLibrary
import GoTemplate
import Rollouts

/// How many requests a check needs.
package struct CheckProof: Equatable, Sendable {
    package let metric: GoString
    package let proof: Proof
    /// Fewer decide nothing, whatever they are.
    package let minimum: Int
    /// The time in which they have to come.
    package let time: GoDuration

    /// How many prove the bound without a bad one; nil where no number does.
    package var requests: Int? { proof.requests(withBad: 0).map { max($0, minimum) } }

    /// How many requests a second bring that many in time.
    package var rate: Double? {
        let seconds = Double(time.nanoseconds) / 1e9
        return seconds > 0 ? requests.map { Double($0) / seconds } : nil
    }
}

extension StageSequence {
    /// What the checks of a stage need, of a row of stages at its end.
    func proofs(at index: Int) -> [CheckProof] {
        let stage = stages[index]
        guard let bake = stage.plan.bake, stage.row.isLast else { return [] }
        let (time, overflows) = bake.time.nanoseconds.multipliedReportingOverflow(by: Int64(stage.row.count))
        return stage.metrics.compactMap { metric in
            guard !metric.isAdvisory, case .ratio(let bound) = metric.bound else { return nil }
            return CheckProof(
                metric: metric.name, proof: Proof(bound: bound, confidence: metric.settings.confidence),
                minimum: metric.settings.minimum, time: GoDuration(nanoseconds: overflows ? .max : time))
        }
    }
}
