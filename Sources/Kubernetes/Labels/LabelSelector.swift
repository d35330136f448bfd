import GoTemplate

/// A query over labels, such as `stage=stable,!canary,tier in (a,b)`.
///
/// Mirrors k8s.io/apimachinery pkg/labels selector.go.
package struct LabelSelector: Sendable {
    /// What a label must be like.
    enum Condition: Sendable {
        case exists
        case doesNotExist
        case isOneOf(Set<GoString>)
        case isNoneOf(Set<GoString>)
        case isGreater(than: Int64)
        case isLess(than: Int64)
    }

    struct Requirement: Sendable {
        let key: GoString
        let condition: Condition

        func isMet(by value: GoString?) -> Bool {
            switch condition {
            case .exists: value != nil
            case .doesNotExist: value == nil
            case .isOneOf(let values): value.map(values.contains) ?? false
            case .isNoneOf(let values): value.map { !values.contains($0) } ?? true
            case .isGreater(let limit): number(value).map { $0 > limit } ?? false
            case .isLess(let limit): number(value).map { $0 < limit } ?? false
            }
        }

        private func number(_ value: GoString?) -> Int64? { value.flatMap { try? Strconv.parseInt($0, base: 10) } }
    }

    let requirements: [Requirement]

    /// Whether labels meet all requirements; an empty selector matches everything.
    package func matches(_ labels: [GoString: GoString]) -> Bool {
        requirements.allSatisfy { $0.isMet(by: labels[$0.key]) }
    }
}
