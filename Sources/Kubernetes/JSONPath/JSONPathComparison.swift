import GoTemplate

/// How a filter compares.
///
/// Mirrors k8s.io/client-go third_party/forked/golang/template funcs.go.
struct JSONPathComparison {
    private let sign: GoString

    init(_ sign: GoString) { self.sign = sign }

    /// - Throws: `JSONPathFailure` for values that do not compare, and for a sign that is none.
    func holds(_ left: Value, _ right: Value) throws(JSONPathFailure) -> Bool {
        switch sign {
        case "<": try isLess(left, right)
        case ">=": try !isLess(left, right)
        case "<=": try isAtMost(left, right)
        case ">": try !isAtMost(left, right)
        case "==": try isEqual(left, right)
        case "!=": try !isEqual(left, right)
        default: throw JSONPathFailure("unrecognized filter operator " + sign)
        }
    }

    private func isAtMost(_ left: Value, _ right: Value) throws(JSONPathFailure) -> Bool {
        if try isLess(left, right) { return true }
        return try isEqual(left, right)
    }

    private func isEqual(_ left: Value, _ right: Value) throws(JSONPathFailure) -> Bool {
        switch (left, right) {
        case (.bool(let left), .bool(let right)): left == right
        case (.string(let left), .string(let right)): left == right
        default: try numbers(left, right, { $0 == $1 }, { $0 == $1 })
        }
    }

    private func isLess(_ left: Value, _ right: Value) throws(JSONPathFailure) -> Bool {
        switch (left, right) {
        case (.string(let left), .string(let right)): left < right
        default: try numbers(left, right, { $0 < $1 }, { $0 < $1 })
        }
    }

    /// An integer does not compare with a float.
    private func numbers(
        _ left: Value, _ right: Value, _ integers: (Int64, Int64) -> Bool, _ floats: (Double, Double) -> Bool
    ) throws(JSONPathFailure) -> Bool {
        switch (left, right) {
        case (.int(let left, _), .int(let right, _)): integers(left, right)
        case (.float(let left), .float(let right)): floats(left, right)
        default: throw JSONPathFailure("incompatible types for comparison")
        }
    }
}
