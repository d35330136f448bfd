import GoTemplate
import Kubernetes
import Testing

/// Texts for people as values of labels.
@Suite struct LabelSyntaxTests {
    @Test(
        arguments: [
            ("2 ten per cent", "2-ten-per-cent"), ("all", "all"), ("50/50", "50-50"), ("  (dark)  ", "dark"), ("", ""),
            ("é", ""), ("a.b_c-d", "a-b-c-d"), ("ä1ö2", "1-2"),
            (String(repeating: "ab ", count: 30), String(repeating: "ab-", count: 21).dropLast().description),
            (String(repeating: "a", count: 62) + " b", String(repeating: "a", count: 62)),
            (String(repeating: "a", count: 64), String(repeating: "a", count: 63)),
        ])
    func aTextIsMadeAValue(_ text: String, _ value: String) {
        let made = LabelSyntax.value(of: GoString(text))
        #expect(made == GoString(value))
        #expect(LabelSyntax.problems(withValue: made).isEmpty)
    }
}
