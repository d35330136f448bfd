import Codecs
import GoTemplate
import Testing

@testable import Diffing

/// Secrets are compared in the form that the API server stores, which has no `stringData`.
@Suite struct StoredSecretTests {
    /// The document after it, as YAML.
    private func stored(_ content: String) -> String {
        let document = DiffDocument(content: GoString(content), source: "s")
        let side = DiffSide(
            name: "s", documents: [document], options: DiffSide.ReadingOptions(secrets: SecretMask(.plain)))
        return side.objects.map { $0.root.flow }.joined(separator: "\n")
    }

    @Test(arguments: [
        ("stringData: {a: x}", "data: {a: eA==}"),
        ("stringData: {a: x, b: null}", "data: {a: eA==, b: null}"),
        ("stringData: {}", "data: {}"),
        ("data: {a: eA==, c: eA==}, stringData: {a: z, b: z}", "data: {a: eg==, c: eA==, b: eg==}"),
        ("data: null, stringData: {a: x}", "data: {a: eA==}"),
        ("data: {a: eA==}", "data: {a: eA==}"),
    ])
    func textsAreMoved(_ written: String, _ expected: String) {
        #expect(stored("{kind: Secret, \(written)}") == "{kind: Secret, \(expected)}")
        #expect(stored("{kind: ConfigMap, \(written)}") == "{kind: ConfigMap, \(written)}")
    }

    /// What the API server refuses stays as it is written.
    @Test(arguments: [
        "stringData: {a: x, b: 5}", "stringData: {a: [x]}", "stringData: x", "stringData: [x]", "stringData: null",
        "data: [], stringData: {a: x}", "data: x, stringData: {a: x}",
    ])
    func othersStay(_ written: String) {
        #expect(stored("{kind: Secret, \(written)}") == "{kind: Secret, \(written)}")
    }

    @Test func allOfAListAreMoved() {
        let secret = "{kind: Secret, metadata: {name: NAME}, stringData: {a: x}}"
        let items = ["a", "b"].map { secret.replacing("NAME", with: $0) }.joined(separator: ", ")
        #expect(
            stored("{kind: List, items: [\(items)]}") == """
                {kind: Secret, metadata: {name: a}, data: {a: eA==}}
                {kind: Secret, metadata: {name: b}, data: {a: eA==}}
                """)
    }
}

extension Node {
    /// On one line, without quotes.
    fileprivate var flow: String {
        switch kind {
        case .map: "{" + children.map { "\($0.key?.text ?? ""): \($0.flow)" }.joined(separator: ", ") + "}"
        case .list: "[" + children.map(\.flow).joined(separator: ", ") + "]"
        default: text.text
        }
    }
}
