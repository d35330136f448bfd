import GoTemplate

extension Evidence {
    /// The numbers in words, such as `99.71 % good (99.45 to 99.85) of 3120, and 99 % must be`.
    ///
    /// - Parameter unit: of single values; empty for none.
    package func text(unit: GoString) -> GoString {
        switch self {
        case .ratio(let ratio): ratio.text
        case .difference(let difference): difference.text
        case .values(let values): values.text(unit: unit)
        case .shift(let shift): shift.text(unit: unit)
        }
    }
}

extension RatioEvidence {
    fileprivate var text: GoString {
        let share = 1 - Double(bad) / Double(max(1, of))
        let interval = "(" + interval.low.percentPoints + " to " + interval.high.percentPoints + ")"
        return share.perCent + " good " + interval + GoString(" of \(of), and ") + bound.perCent + " must be"
    }
}

extension DifferenceEvidence {
    fileprivate var text: GoString {
        canary.badText + " bad, " + reference.badText + " on the other side: "
            + difference.percentPoints + " points more, and " + margin.percentPoints + " may be"
    }
}

extension RatioCounts {
    fileprivate var badText: GoString { (Double(bad) / Double(max(1, of))).perCent + GoString(" of \(of)") }
}

extension ValueEvidence {
    fileprivate func text(unit: GoString) -> GoString {
        let newest = value.map { $0.shortText.with(unit) } ?? "no number"
        return newest + GoString(", \(bad) of \(of) checks out of bounds")
    }
}

extension ShiftEvidence {
    fileprivate func text(unit: GoString) -> GoString {
        shift.estimate.shortText.with(unit) + " above the other side's " + median.shortText.with(unit) + ", and "
            + margin.shortText.with(unit) + " may be"
    }
}

extension GoString {
    fileprivate func with(_ unit: GoString) -> GoString { unit.isEmpty ? self : self + " " + unit }
}
