import Codecs
import GoTemplate
import Kubernetes
import Testing

@Suite struct LabelSelectorObjectTests {
    private static func selector(_ yaml: String) throws -> LabelSelector {
        try LabelSelector(#require(YAML.decode(Array(yaml.utf8)).asMap))
    }

    @Test(arguments: [
        ("{}", ""), ("{matchLabels: {b: c, a: d}}", "a in (d),b in (c)"),
        ("{matchExpressions: [{key: a, operator: In, values: [x, b]}]}", "a in (b,x)"),
        ("{matchExpressions: [{key: a, operator: NotIn, values: [b]}]}", "a notin (b)"),
        ("{matchExpressions: [{key: a, operator: Exists}, {key: b, operator: DoesNotExist}]}", "!b,a"),
    ])
    func queriesReadAsTheSelector(_ yaml: String, _ query: String) throws {
        let selector = try Self.selector(yaml)
        #expect(selector.query.text == query)
        #expect(try LabelSelector(parsing: selector.query).query == selector.query)
    }

    @Test(arguments: [
        "{matchLabels: {a: 1}}", "{matchLabels: [a]}", "{matchExpressions: {a: b}}", "{matchExpressions: [a]}",
        "{matchExpressions: [{key: a, operator: Near}]}", "{matchExpressions: [{key: a, operator: In}]}",
        "{matchExpressions: [{key: a, operator: Exists, values: [b]}]}", "{matchLabels: {a b: c}}",
    ])
    func otherSelectorsAreRefused(_ yaml: String) {
        #expect(throws: ObjectFailure.self) { try Self.selector(yaml) }
    }
}
