import GoTemplate
import Rollouts

/// The data of an answer of Prometheus' API: a number, or series of numbers.
struct PrometheusAnswer {
    private enum Kind: String {
        case scalar, vector, matrix
    }

    private let kind: Kind
    private let result: [Value]

    init(_ data: Value) throws(SignalFailure) {
        guard case .map(let fields) = data, case .string(let type)? = fields["resultType"],
            let kind = Kind(rawValue: type.text), case .list(let result)? = fields["result"]
        else { throw SignalFailure("the answer is none of Prometheus") }
        (self.kind, self.result) = (kind, result.elements)
    }

    /// The one number that it should be.
    var reading: Reading {
        switch kind {
        case .scalar: return number(of: result)
        case .matrix: return .error(.provider("the query gives samples of a time, and it should give one number"))
        case .vector:
            guard let first = result.first else { return .none }
            guard result.count == 1 else { return .several }
            guard case .map(let series) = first, case .list(let sample)? = series["value"] else {
                return .error(.provider("the query gives a histogram, and it should give one number"))
            }
            return number(of: sample.elements)
        }
    }

    private func number(of sample: [Value]) -> Reading {
        guard sample.count == 2, let number = sample[1].measuredNumber else {
            return .error(.provider("the answer is none of Prometheus"))
        }
        return Reading(number)
    }

    /// The samples of each series.
    var series: [CounterSeries] {
        get throws(SignalFailure) {
            guard kind == .matrix else { throw SignalFailure("`count: samples` takes a selector of series as a query") }
            return result.map { CounterSeries(Self.samples(of: $0)) }
        }
    }

    private static func samples(of series: Value) -> [CounterSeries.Sample] {
        guard case .map(let fields) = series, case .list(let values)? = fields["values"] else { return [] }
        return values.elements.compactMap { sample in
            guard case .list(let pair) = sample, pair.count == 2, let time = pair[0].measuredNumber,
                let value = pair[1].measuredNumber
            else { return nil }
            return CounterSeries.Sample(time: time, value: value)
        }
    }
}
