import Failures
import GoTemplate
import Testing

@testable import Kubernetes

/// Selectors with what `helm list -l` of Helm 4.2.3 says about them.
@Suite struct LabelSelectorTests {
    private static let nameRule =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
        + " (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is"
        + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"

    @Test(arguments: [
        ("a in (b,c", "unable to parse requirement: found '', expected: ',' or ')'"),
        ("a b", "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"),
        ("a=b c", "found 'c', expected: ',' or 'end of string'"),
        (",", "found ',', expected: !, identifier, or 'end of string'"),
        ("!", "unable to parse requirement: found '', expected: identifier"),
        (
            "a>x",
            "unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must be an integer"
        ),
        ("(a)", "found '(', expected: !, identifier, or 'end of string'"),
        ("a=!b", "unable to parse requirement: found '!', expected: identifier"),
        ("a in x", "unable to parse requirement: found 'x' expected: '('"),
        ("a in (b c)", "unable to parse requirement: found 'c', expected: ',' or ')'"),
        ("-x=a", "unable to parse requirement: <nil>: Invalid value: \"-x\": name part " + nameRule),
        ("/x=1", "unable to parse requirement: <nil>: Invalid value: \"/x\": prefix part must be non-empty"),
        (
            "x/=1",
            "unable to parse requirement: <nil>: Invalid value: \"x/\": name part must be non-empty; name part "
                + nameRule
        ),
        (
            "a/b/c=d",
            "unable to parse requirement: <nil>: Invalid value: \"a/b/c\": a valid label key " + nameRule
                + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
        ),
        (
            "x=-a",
            "unable to parse requirement: values[0][x]: Invalid value: \"-a\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
        ),
    ])
    func isRefusedAsByHelm(_ text: String, _ message: String) {
        #expect(throws: HelmError.self) { try LabelSelector(parsing: GoString(text)) }
        do { _ = try LabelSelector(parsing: GoString(text)) } catch { #expect(error.message.text == message) }
    }

    @Test(arguments: [
        ("", true), ("stage=stable", true), ("stage==stable,owner=helm", true), ("stage!=stable", false),
        ("stage in (canary,stable)", true), ("stage notin (canary)", true), ("!canary", true), ("stage", true),
        ("version>2", true), ("version<3", false), ("missing!=x", true), ("missing=x", false), ("in=x", false),
        ("a in ()", false), ("stage in (,stable)", true),
    ])
    func matchesAsInKubernetes(_ text: String, _ isMatch: Bool) throws {
        let labels: [GoString: GoString] = ["stage": "stable", "owner": "helm", "version": "3"]
        #expect(try LabelSelector(parsing: GoString(text)).matches(labels) == isMatch)
    }
}
