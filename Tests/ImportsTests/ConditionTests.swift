import GoTemplate
import Testing

@testable import Imports

/// Conditions of Argo Rollouts, and the bounds that say the same.
struct ConditionTests {
    @Test(arguments: [
        ("result[0] >= 0.95", false, "min: 0.95"), ("result < 5", false, "max: 5"),
        ("0.9 <= result", false, "min: 0.9"),
        ("result[0] > 7", true, "max: 7"), ("7 > result", true, "min: 7"), ("result[0]<=-1.5", true, "min: -1.5"),
        ("len(result) == 0 || result[0] >= 0.95", false, "min: 0.95, noData: pass"),
        ("isNaN(result[0]) || result[0] >= 1", false, "min: 1, noData: pass"),
        ("isNaN(result[0]) || result[0] > 7", true, "max: 7"),
        ("len(result) > 0 && result[0] > 7", true, "max: 7, noData: pass"),
        ("len(result) > 0 && result[0] < 7", false, "max: 7"),
        ("result < 100 && result > 1", false, "min: 1, max: 100"), ("result < 1 || result > 9", true, "min: 1, max: 9"),
        ("default(result, 0) <= 3", false, "max: 3"), ("asFloat(result[0]) >= 3e2", false, "min: 3e2"),
    ])
    func areBounds(_ text: String, _ isFailure: Bool, _ bounds: String) throws {
        let condition = try #require(ArgoCondition(GoString(text), isFailure: isFailure))
        var keys = DraftMap()
        condition.apply(to: &keys)
        let words = keys.entries.map { entry -> String in
            guard case .scalar(let scalar) = entry.node else { return "" }
            return entry.key.text + ": " + scalar.text
        }
        #expect(words.joined(separator: ", ") == bounds)
        #expect(condition.keys.text == words.map { "metrics." + $0.prefix { $0 != ":" } }.joined(separator: ", "))
    }

    @Test(arguments: [
        ("result == 1", false), ("all(result, {# < 5})", false), ("result[0] < 5 || result[0] > 9", false),
        ("result[0] < 5 && result[0] > 9", true), ("result[1] < 5", false), ("result < five", false), ("", false),
        ("len(result) == 0", false), ("result < 1 && len(result) > 0 || result > 2", false), ("1 < result < 2", false),
    ])
    func areNone(_ text: String, _ isFailure: Bool) {
        #expect(ArgoCondition(GoString(text), isFailure: isFailure) == nil)
    }

    @Test func boundsThatAreThereStay() throws {
        var keys = DraftMap([("min", .scalar("1"))])
        try #require(ArgoCondition("result >= 2", isFailure: false)).apply(to: &keys)
        guard case .scalar("1")? = keys["min"] else { throw ImportFailure("the bound changed") }
        #expect(keys.entries.count == 1)
    }
}
