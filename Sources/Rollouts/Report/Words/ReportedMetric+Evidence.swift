import GoTemplate

extension ReportedMetric {
    /// The numbers that a verdict rests on: `99.71 % (99.45–99.85 of 3,120)`.
    package func text(of evidence: Evidence) -> GoString {
        switch evidence {
        case .ratio(let ratio): text(of: ratio)
        case .difference(let difference): text(of: difference)
        case .values(let values): values.value.map(withUnit) ?? "no number"
        case .shift(let shift): text(of: shift)
        }
    }

    private func text(of evidence: RatioEvidence) -> GoString {
        let rate = NumberText.percent(evidence.of > 0 ? 1 - Double(evidence.bad) / Double(evidence.of) : 0)
        return rate + " % (" + text(of: evidence.interval) + " of " + NumberText.count(evidence.of) + ")"
    }

    private func text(of evidence: DifferenceEvidence) -> GoString {
        let points = NumberText.percent(evidence.difference) + " points worse (" + text(of: evidence.interval)
        return points + " of " + NumberText.count(evidence.canary.of) + " against "
            + NumberText.count(evidence.reference.of) + ")"
    }

    private func text(of evidence: ShiftEvidence) -> GoString {
        let shift = withUnit(evidence.shift.estimate) + " above a median of " + withUnit(evidence.median)
        guard evidence.median != 0 else { return shift }
        return shift + ", canary/stable " + NumberText.value(1 + evidence.shift.estimate / evidence.median)
    }

    private func text(of interval: ConfidenceInterval) -> GoString {
        NumberText.percent(interval.low) + "–" + NumberText.percent(interval.high)
    }
}
