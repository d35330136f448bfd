import GoTemplate
import Testing

@testable import Diffing

/// How the values of Secrets are shown, wherever the Secret stands.
@Suite struct SecretMaskTests {
    private static let secret = """
        {apiVersion: v1, kind: Secret, metadata: {name: a}, data: {text: aHVudGVyMg==, bytes: gIGC, odd: "%%", none: null},
        stringData: {plain: hunter2, number: 7}}
        """

    /// The values by key, after reading.
    private static func values(_ content: String, _ display: SecretDisplay) -> [String: String] {
        let options = DiffSide.ReadingOptions(secrets: display)
        let documents = [DiffDocument(content: GoString(content), source: "s")]
        let side = DiffSide(name: "s", documents: documents, options: options)
        let maps = side.objects.flatMap { [$0.root["data"], $0.root["stringData"]] }.compactMap { $0 }
        return Dictionary(
            maps.flatMap(\.children).map { ($0.key?.text ?? "", $0.text.text) }, uniquingKeysWith: { $1 })
    }

    @Test func valuesAreMasked() {
        let values = Self.values(Self.secret, .masked)
        #expect(values["text"] == "<7 bytes, sha256 f52fbd32>")
        #expect(values["plain"] == values["text"])
        #expect(values["number"] == "<1 byte, sha256 7902699b>")
        #expect(values["none"] == "null")
        #expect(values["bytes"]?.hasPrefix("<3 bytes, sha256 ") == true)
    }

    @Test func valuesAreShownWhereAskedFor() {
        #expect(Self.values(Self.secret, .plain)["text"] == "aHVudGVyMg==")
        let decoded = Self.values(Self.secret, .decoded)
        #expect(decoded["text"] == "hunter2" && decoded["plain"] == "hunter2" && decoded["odd"] == "%%")
        // What is no text stays masked: a terminal could do nothing with it.
        #expect(decoded["bytes"]?.hasPrefix("<3 bytes") == true)
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
        let side = { (text: String) in
            DiffSide(name: "s", documents: [DiffDocument(content: GoString(text), source: "s")])
        }
        let report = Differ().compare(side(content), side(content.replacing("hunter2", with: "hunter3")))
        for format in ReportFormat.allCases where !template.contains("&x") {
            let output = String(decoding: format.reporter(ReportOptions()).write([report]), as: UTF8.self)
            #expect(!output.contains("hunter"))
        }
        #expect(report.status == .different)
    }

    /// Two values with the same length and, if that were possible, the same short digest would still be a change.
    @Test func changesDoNotDependOnWhatIsShown() {
        let old = NodeTree.empty
        #expect(old.root.kind == .null)
        let texts = [
            "{kind: Secret, metadata: {name: a}, data: {x: 1}}",
            "{kind: Secret, metadata: {name: a}, data: {x: \"1\"}}",
        ]
        let sides = texts.map { text in
            DiffSide(name: "s", documents: [DiffDocument(content: GoString(text), source: "s")])
        }
        let report = Differ().compare(sides[0], sides[1])
        #expect(report.objects.first?.changes.count == 1)
        #expect(report.objects.first?.changes.first?.old?.text == report.objects.first?.changes.first?.new?.text)
    }
}
