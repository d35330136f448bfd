import Rollouts

extension Reading {
    /// What the answers to the queries of a part and of all come to.
    ///
    /// A part of which there is no series at all is 0 where that can do no harm: no good ones, or bad ones that swelm
    /// counts itself, which finds those that a series is born with. Else a misspelt query of bad ones would pass.
    init(_ part: RatioCounts.Part, _ count: Reading, of total: Reading, _ counting: CountingRule) {
        switch (count, total) {
        case (_, .error), (_, .several), (_, .none): self = total
        case (.error, _), (.several, _): self = count
        case (.none, .value(let all)) where part == .good || counting == .samples: self.init(part, 0, total: all)
        default: self.init(part, count.plainNumber, total: total.plainNumber)
        }
    }

    /// NaN for what is no number.
    private var plainNumber: Double {
        switch self {
        case .value(let number): number
        case .infinite(let sign): sign == .plus ? .infinity : -.infinity
        default: .nan
        }
    }
}
