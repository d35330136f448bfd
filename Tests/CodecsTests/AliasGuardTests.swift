import Codecs
import GoTemplate
import Testing

/// Go's guard against documents that grow by aliases.
///
/// At most 99 % of what is decoded may come from them, and of more than 400,000 nodes less and less. Each pair is the
/// last document that Helm refuses, and the next that it takes.
struct AliasGuardTests {
    @Test(arguments: [
        (plain: 23, width: 20, first: 20, second: 20, isRefused: true), (24, 20, 20, 20, false),
        (13_771, 100, 50, 90, true), (13_772, 100, 50, 90, false),
    ])
    func theShareOfAliasesIsLimited(plain: Int, width: Int, first: Int, second: Int, isRefused: Bool) {
        let document = """
            p: \(list("1", plain))
            a: &a \(list("1", width))
            b: &b \(list("*a", first))
            c: \(list("*b", second))
            """
        do {
            _ = try YAML.decodeMap(Array(document.utf8))
            #expect(!isRefused)
        } catch {
            let reason: GoString = "yaml: document contains excessive aliasing"
            #expect((error as? YAML.Failure)?.message == "error converting YAML to JSON: " + reason)
            #expect(isRefused)
        }
    }

    private func list(_ element: String, _ count: Int) -> String {
        "[" + Array(repeating: element, count: count).joined(separator: ",") + "]"
    }
}
