import GoTemplate

/// A condition of the forms that are bounds: comparisons of the result with a number, joined by `&&` or by `||`, with
/// tests whether there is a result.
///
/// Conditions are expressions of github.com/antonmedv/expr; what is not of these forms is no bound.
struct ArgoCondition {
    private var least: GoString?
    private var most: GoString?
    /// Whether no result is fine.
    private var passesWithoutData = false

    /// - Parameters:
    ///   - text: the condition.
    ///   - isFailure: whether it holds where the measurement is bad.
    /// - Returns: nil where it is of another form.
    init?(_ text: GoString, isFailure: Bool) {
        let joint: GoString = text.contains("||") ? "||" : "&&"
        if text.contains("||") && text.contains("&&") { return nil }
        let terms = text.split(separator: joint).map(\.trimmingSpace)
        var comparisons = 0
        for term in terms {
            if Self.asksForData(term) {
                // "No result, or a good one" and "a result that is bad" both let no result pass.
                passesWithoutData = (joint == "||") != isFailure
                continue
            }
            guard let comparison = Self.comparison(term) else { return nil }
            comparisons += 1
            take(comparison, isFailure: isFailure)
        }
        // Two bounds of which one is enough are none.
        let needsBoth = isFailure ? "||" : "&&"
        if comparisons == 0 || (comparisons > 1 && joint.text != needsBoth) { return nil }
    }

    /// The keys of a metric that say the same.
    var keys: GoString {
        var keys: [GoString] = []
        if least != nil { keys.append("metrics.min") }
        if most != nil { keys.append("metrics.max") }
        if passesWithoutData { keys.append("metrics.noData") }
        return keys.joined(by: ", ")
    }

    func apply(to map: inout DraftMap) {
        if let least, map["min"] == nil { map["min"] = .scalar(least) }
        if let most, map["max"] == nil { map["max"] = .scalar(most) }
        if passesWithoutData { map["noData"] = .text("pass") }
    }

    private mutating func take(_ comparison: (isLeast: Bool, number: GoString), isFailure: Bool) {
        if comparison.isLeast != isFailure { least = comparison.number } else { most = comparison.number }
    }

    private static func asksForData(_ term: GoString) -> Bool {
        let plain = term.replacing(" ", with: "")
        return [
            "len(result)==0", "len(result)>0", "len(result)!=0", "len(result)>=1", "isNaN(result[0])", "isNaN(result)",
            "!isNaN(result[0])", "!isNaN(result)", "result==nil", "result!=nil", "isNil(result)",
        ].contains(plain)
    }

    /// `result[0] >= 0.95` and the like; an equality is no bound.
    private static func comparison(_ term: GoString) -> (isLeast: Bool, number: GoString)? {
        for (sign, isLeast) in [(">=", true), ("<=", false), (">", true), ("<", false)] as [(GoString, Bool)] {
            let parts = term.split(separator: sign)
            guard parts.count == 2, let left = parts.first, let right = parts.last else { continue }
            if isResult(left), isNumber(right) { return (isLeast, right.trimmingSpace) }
            if isResult(right), isNumber(left) { return (!isLeast, left.trimmingSpace) }
            return nil
        }
        return nil
    }

    private static func isResult(_ text: GoString) -> Bool {
        let plain = text.replacing(" ", with: "")
        return [
            "result", "result[0]", "asFloat(result)", "asInt(result)", "asFloat(result[0])", "default(result,0)",
            "default(result[0],0)", "result[0].value",
        ].contains(plain)
    }

    private static func isNumber(_ text: GoString) -> Bool { Double(text.trimmingSpace.text) != nil }
}
