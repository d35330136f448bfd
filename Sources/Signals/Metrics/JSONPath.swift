import GoTemplate
import Rollouts

/// Where a number stands in an answer of JSON: `$.queue.length`, `$.items[0].value`, `sum($.pods[*].errors)`.
struct JSONPath {
    enum Step: Equatable {
        case key(GoString)
        case index(Int)
        /// Each element of a list, or each value of an object.
        case all
    }

    /// What several numbers come to.
    enum Fold: String, CaseIterable {
        case sum, max, min, count
    }

    let steps: [Step]
    let fold: Fold?

    init(parsing text: GoString) throws(SignalFailure) {
        var parser = JSONPathParser(text.trimmingSpace)
        (fold, steps) = try parser.path()
    }

    private init(steps: [Step], fold: Fold?) { (self.steps, self.fold) = (steps, fold) }

    /// The path that begins where another one leads.
    func below(_ other: JSONPath?) -> JSONPath {
        other.map { JSONPath(steps: $0.steps + steps, fold: fold ?? $0.fold) } ?? self
    }

    /// The number that stands there; `.none` where nothing does.
    func reading(in answer: Value) -> Reading {
        let values = steps.reduce([answer]) { values, step in values.flatMap { Self.values(in: $0, step) } }
        if fold == .count { return Reading(Double(values.count)) }
        let numbers = values.filter { !$0.isNil }.map(\.measuredNumber)
        guard !numbers.isEmpty else { return .none }
        let known = numbers.compactMap(\.self)
        guard known.count == numbers.count else { return .error(.provider("what stands there is no number")) }
        return folded(known)
    }

    private func folded(_ numbers: [Double]) -> Reading {
        switch fold {
        case .sum: Reading(numbers.reduce(0, +))
        case .max: Reading(numbers.reduce(-.infinity) { Swift.max($0, $1) })
        case .min: Reading(numbers.reduce(.infinity) { Swift.min($0, $1) })
        case .count, nil: numbers.count == 1 ? Reading(numbers[0]) : .several
        }
    }

    private static func values(in value: Value, _ step: Step) -> [Value] {
        switch (step, value) {
        case (.key(let key), .map(let map)): map[key].map { [$0] } ?? []
        case (.index(let index), .list(let list)): index < list.count ? [list[index]] : []
        case (.all, .list(let list)): list.elements
        case (.all, .map(let map)): map.values
        default: []
        }
    }
}

extension Value {
    /// A number, also one that stands in a string, as in Prometheus' answers; nil for anything else.
    var measuredNumber: Double? {
        if let number { return number }
        guard case .string(let text) = self else { return nil }
        return Double(text.trimmingSpace.text)
    }
}
