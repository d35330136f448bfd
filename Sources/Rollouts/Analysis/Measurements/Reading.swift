/// What a provider answered.
package enum Reading: Equatable, Sendable {
    case value(Double)
    case counts(RatioCounts)
    case none
    case several
    case infinite(FloatingPointSign)
    case error(MeasurementError)
}

extension Reading {
    package var status: MeasurementStatus {
        switch self {
        case .value, .counts: .value
        case .none: .none
        case .several: .several
        case .infinite: .infinite
        case .error: .error
        }
    }

    /// What a number is that a provider gave.
    package init(_ number: Double) {
        self = number.isNaN ? .none : number.isInfinite ? .infinite(number.sign) : .value(number)
    }

    /// What two numbers are that queries of a part and of all requests gave.
    package init(_ part: RatioCounts.Part, _ count: Double, total: Double) {
        switch (Reading(count), Reading(total)) {
        case (_, .infinite(let sign)), (.infinite(let sign), _): self = .infinite(sign)
        case (.value, .value) where total != 0 || count != 0:
            let counts = RatioCounts(part, count, total: total)
            self = counts.map(Reading.init) ?? .error(.impossibleCounts(part: count, total: total))
        default: self = .none
        }
    }

    /// Counts of a window; without requests there is no ratio.
    package init(_ counts: RatioCounts) { self = counts.of > 0 ? .counts(counts) : .none }
}

extension Reading {
    var counts: RatioCounts? {
        guard case .counts(let counts) = self else { return nil }
        return counts
    }

    /// The number of a single value, which may be infinite.
    var number: Double? {
        switch self {
        case .value(let number): number
        case .infinite(let sign): sign == .plus ? .infinity : -.infinity
        default: nil
        }
    }
}
