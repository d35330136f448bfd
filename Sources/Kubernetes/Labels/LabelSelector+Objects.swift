import Failures
import GoTemplate

extension LabelSelector {
    /// The selector that an object has for its pods, `spec.selector`.
    ///
    /// Mirrors cli-utils kstatus/polling/statusreaders/common.go toSelector.
    package init(ofPodsOf object: LiveObject) throws(ObjectFailure) {
        guard let selector = try object.map.map(at: "spec", "selector") else {
            throw ObjectFailure("no selector found")
        }
        try self.init(selector)
    }

    /// Reads `matchLabels` and `matchExpressions`; without both it matches everything.
    ///
    /// Mirrors apimachinery meta/v1 helpers.go LabelSelectorAsSelector.
    package init(_ selector: Map) throws(ObjectFailure) {
        var requirements: [Requirement] = []
        for (key, value) in try selector.map(at: "matchLabels")?.entries ?? Map().entries {
            requirements.append(try Requirement(key, "In", [value.isNil ? .string(GoString()) : value]))
        }
        for expression in try selector.elements(at: "matchExpressions") ?? [] {
            guard let map = expression.asMap else { throw ObjectFailure("an expression is no object") }
            requirements.append(
                try Requirement(
                    map.text(at: "key") ?? "", map.text(at: "operator") ?? "", map.elements(at: "values") ?? []))
        }
        self.requirements = requirements
    }

    /// As the parameter `labelSelector` of a request has it; reading it gives the selector again.
    package var query: GoString { requirements.map(\.query).sorted().joined(by: ",") }
}

extension LabelSelector.Requirement {
    fileprivate init(_ key: GoString, _ name: GoString, _ values: [Value]) throws(ObjectFailure) {
        let texts = values.compactMap(\.asText)
        guard texts.count == values.count else { throw ObjectFailure("a value of a selector is no text") }
        let condition: LabelSelector.Condition
        switch name {
        case "In": condition = .isOneOf(Set(texts))
        case "NotIn": condition = .isNoneOf(Set(texts))
        case "Exists": condition = .exists
        case "DoesNotExist": condition = .doesNotExist
        default: throw ObjectFailure(Strconv.quote(name) + " is not a valid label selector operator")
        }
        self.init(key: key, condition: condition)
        try check(texts)
    }

    /// Mirrors apimachinery labels/selector.go NewRequirement.
    private func check(_ values: [GoString]) throws(ObjectFailure) {
        let needsValues: Bool
        switch condition {
        case .isOneOf, .isNoneOf: needsValues = true
        default: needsValues = false
        }
        var problems = LabelSyntax.problems(withKey: key)
        if needsValues && values.isEmpty { problems.append("for 'in', 'notin' operators, values set can't be empty") }
        if !needsValues && !values.isEmpty { problems.append("values set must be empty for exists and does not exist") }
        problems += values.flatMap(LabelSyntax.problems(withValue:))
        if let problem = problems.first { throw ObjectFailure(GoString(problem)) }
    }

    fileprivate var query: GoString {
        func list(_ values: Set<GoString>) -> GoString { "(" + values.sorted().joined(by: ",") + ")" }
        return switch condition {
        case .exists: key
        case .doesNotExist: "!" + key
        case .isOneOf(let values): key + " in " + list(values)
        case .isNoneOf(let values): key + " notin " + list(values)
        case .isGreater(let limit): key + GoString(">\(limit)")
        case .isLess(let limit): key + GoString("<\(limit)")
        }
    }
}
