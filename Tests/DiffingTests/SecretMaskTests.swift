import GoTemplate
import Testing

@testable import Diffing

/// How the values of Secrets are shown, wherever the Secret stands.
@Suite struct SecretMaskTests {
    private static let secret = """
        {apiVersion: v1, kind: Secret, metadata: {name: a}, data: {text: aHVudGVyMg==, bytes: gIGC, odd: "%%", none: null},
        stringData: {plain: hunter2, number: 7}}
        """

    private static func side(_ content: String, _ mask: SecretMask = SecretMask()) -> DiffSide {
        let documents = [DiffDocument(content: GoString(content), source: "s")]
        return DiffSide(name: "s", documents: documents, options: DiffSide.ReadingOptions(secrets: mask))
    }

    /// The values by key, after reading.
    private static func values(_ content: String, _ mask: SecretMask) -> [String: String] {
        let maps = side(content, mask).objects.flatMap { [$0.root["data"], $0.root["stringData"]] }.compactMap { $0 }
        let fields = maps.flatMap { $0.children.map { ($0.key?.text ?? "", $0.text.text) } }
        return Dictionary(fields, uniquingKeysWith: { $1 })
    }

    @Test func valuesAreMasked() throws {
        let mask = SecretMask(.masked, key: [1])
        let values = Self.values(Self.secret, mask)
        // HMAC-SHA-256 of `hunter2` with this key begins so: `printf hunter2 | openssl dgst -sha256 -mac hmac -macopt hexkey:01`.
        #expect(values["text"] == "<secret 478c1b30>")
        #expect(values["plain"] == values["text"])
        #expect(values["none"] == "null")
        #expect(values["number"] != values["text"] && values["bytes"] != values["text"])
        #expect(Self.values("{kind: Secret, metadata: {name: a}, data: {a: ''}}", mask)["a"] == "<empty>")
    }

    /// Nothing in a mask is the same in two runs, nor tells how long a value is.
    @Test func masksCannotBeGuessed() throws {
        let first = try #require(Self.values(Self.secret, SecretMask())["text"])
        let second = try #require(Self.values(Self.secret, SecretMask())["text"])
        let longer = try #require(
            Self.values(Self.secret.replacing("aHVudGVyMg==", with: "aHVudGVyMjIy"), SecretMask())["text"])
        #expect(first != second && first.count == longer.count)
        #expect(Self.values(Self.secret, SecretMask(.masked, key: nil))["text"] == "<secret>")
    }

    @Test func valuesAreShownWhereAskedFor() {
        #expect(Self.values(Self.secret, SecretMask(.plain))["text"] == "aHVudGVyMg==")
        let decoded = Self.values(Self.secret, SecretMask(.decoded))
        #expect(decoded["text"] == "hunter2" && decoded["plain"] == "hunter2" && decoded["odd"] == "%%")
        // What is no text stays masked: a terminal could do nothing with it.
        #expect(decoded["bytes"]?.hasPrefix("<secret ") == true)
    }

    /// Whatever the API server makes of them, what may be a secret is not shown.
    @Test(arguments: [
        "{kind: Secret, metadata: {name: a}, Data: {plain: hunter2}}",
        "{kind: secret, metadata: {name: a}, stringdata: {plain: hunter2}}",
        "{kind: Secret, metadata: {name: a}, binaryData: {plain: aHVudGVyMg==}}",
        "{kind: Secret, metadata: {name: a}, values: {plain: hunter2}}",
        "{kind: 'Secret', metadata: {name: a}, 'data': {plain: \"aHVudGVyMg==\"}}",
        "{kind: Template, metadata: {name: a}, objects: [{kind: Secret, metadata: {name: b}, stringData: {x: hunter2}}]}",
        "{kind: Secret, metadata: {name: a}, base: &b {plain: hunter2}, stringData: {<<: *b, x: y}}",
        "{kind: Secret, metadata: {name: a}, stringData: {plain: \"a\\nhunter2\\nb\"}}",
        "{kind: Secret, metadata: {name: a, annotations: {kubectl.kubernetes.io/last-applied-configuration: 'hunter2'}}}",
        "{kind: List, items: [{kind: List, items: [{kind: List, items: [{kind: List, items: [{kind: List, items: [{kind: List, items: [{kind: List, items: [{kind: List, items: [{kind: List, items: [SECRET]}]}]}]}]}]}]}]}]}",
    ])
    func noSpellingShowsAValue(template: String) {
        let content = template.replacing("SECRET", with: Self.secret)
        let changed = content.replacing("hunter2", with: "hunter3").replacing("aHVudGVyMg==", with: "aHVudGVyMw==")
        let report = Differ().compare(Self.side(content), Self.side(changed))
        for format in ReportFormat.allCases {
            let output = String(decoding: format.reporter(ReportOptions()).write([report]), as: UTF8.self)
            #expect(!output.contains("hunter") && !output.contains("aHVudGVyM"), "\(format): \(output)")
        }
        #expect(report.status == .different)
    }

    /// An alias without an anchor may be a password that begins with an asterisk.
    @Test func errorsQuoteNothing() {
        let side = Self.side("{kind: Secret, metadata: {name: a}, stringData: {plain: *hunter2}}")
        #expect(side.problems.count == 1)
        #expect(side.problems.allSatisfy { !$0.message.text.contains("hunter") && $0.message.text.contains("anchor") })
    }

    @Test(arguments: [
        "{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: List, items: [SECRET]}]}",
        "{apiVersion: v1, kind: SecretList, items: [SECRET]}",
        "{apiVersion: v1, kind: SecretList, items: [{metadata: {name: a}, stringData: {plain: hunter2}}]}",
        "{kind: Secret, metadata: {name: a}, stringData: {plain: {nested: [hunter2]}}}",
        "{kind: Secret, metadata: {name: a}, stringData: hunter2}",
        "{kind: Secret, x: &x hunter2x, metadata: {name: a}, stringData: {plain: *x}}",
    ])
    func secretsAreFoundEverywhere(template: String) {
        let content = template.replacing("SECRET", with: Self.secret)
        let report = Differ().compare(Self.side(content), Self.side(content.replacing("hunter2", with: "hunter3")))
        for format in ReportFormat.allCases where !template.contains("&x") {
            let output = String(decoding: format.reporter(ReportOptions()).write([report]), as: UTF8.self)
            #expect(!output.contains("hunter"))
        }
        #expect(report.status == .different)
    }

    /// Two values with the same length and, if that were possible, the same short digest would still be a change.
    @Test func changesDoNotDependOnWhatIsShown() {
        #expect(NodeTree.empty.root.kind == .null)
        let texts = [
            "{kind: Secret, metadata: {name: a}, data: {x: 1}}",
            "{kind: Secret, metadata: {name: a}, data: {x: \"1\"}}",
        ]
        let mask = SecretMask()
        let report = Differ().compare(Self.side(texts[0], mask), Self.side(texts[1], mask))
        #expect(report.objects.first?.changes.count == 1)
        #expect(report.objects.first?.changes.first?.old?.text == report.objects.first?.changes.first?.new?.text)
    }
}
