import Testing

@testable import Codecs

/// Keys that are no scalars have no place in JSON; they are named by their lines.
struct YAMLTreeKeyTests {
    @Test(arguments: [
        ("? [x]\n: 1\n", 1), ("a: 1\n? {b: c}\n: 2\n", 2), ("a:\n- b\n- ? [c]\n  : d\n", 3),
        ("a: &k [x]\nb: 1\n? *k\n: 2\n", 3),
    ])
    func areNamedByTheirLines(_ text: String, _ line: Int) {
        do {
            _ = try YAMLTree.parse(Array(text.utf8))
            Issue.record("the key is taken")
        } catch {
            #expect(error.goMessage.text == "yaml: line \(line): invalid map key")
        }
    }
}
