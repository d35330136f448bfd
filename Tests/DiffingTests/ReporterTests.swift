import Codecs
import GoLibrary
import GoTemplate
import TestSupport
import Testing

@testable import Diffing

/// What the formats look like: `fixtures/diff/reports`.
@Suite struct ReporterTests {
    private static let fixture = DiffFixture("reports/review.txt")

    /// A report with a cause and two risks, as the parts above this module add them.
    private static var report: DiffReport {
        var report = fixture.report
        for object in report.objects.indices {
            for change in report.objects[object].changes.indices
            where report.objects[object].changes[change].path.field == "image" {
                report.objects[object].changes[change].cause = Cause(
                    template: Cause.Place(file: "web/templates/deployment.yaml", line: 12),
                    origins: [
                        Cause.Origin(value: ".Values.tag", setAt: "prod.yaml:3", previouslySetAt: "values.yaml:1")
                    ])
            }
        }
        let deployment = ObjectIdentity(group: "apps", kind: "Deployment", namespace: "", name: "web")
        let claim = ObjectIdentity(group: "", kind: "PersistentVolumeClaim", namespace: "", name: "data")
        report.risks = [
            Risk(
                code: "immutable-field", severity: .medium, message: "the API server refuses a new selector",
                object: deployment, path: FieldPath("spec", "selector")),
            Risk(code: "deleted-data", severity: .high, message: "the claim and its <data> go", object: claim),
        ]
        return report
    }

    @Test(arguments: [ReportFormat.text, .sideBySide, .simple, .json, .markdown, .jsonPatch])
    func formatsAreThoseRecorded(format: ReportFormat) {
        var options = ReportOptions()
        options.context = 1
        if format == .sideBySide { options.width = 100 }
        let output = String(decoding: format.reporter(options).write([Self.report]), as: UTF8.self)
        let expected = String(decoding: recordedBytes("diff/reports/review.\(format.rawValue)"), as: UTF8.self)
        #expect(output == expected)
    }

    /// One look of a format, with the file that holds it.
    struct Look: CustomTestStringConvertible, Sendable {
        let format: ReportFormat
        let options: ReportOptions
        var testDescription: String { format.rawValue }

        init(_ format: ReportFormat, _ change: (inout ReportOptions) -> Void) {
            self.format = format
            var options = ReportOptions()
            change(&options)
            self.options = options
        }
    }

    private static let looks = [
        Look(.text) { ($0.usesColor, $0.width, $0.context) = (true, 72, 2) },
        Look(.sideBySide) { ($0.usesColor, $0.width, $0.context, $0.showsNoise) = (true, 90, 1, true) },
        Look(.simple) { $0.usesColor = true }, Look(.json) { $0.showsNoise = true },
        Look(.markdown) { ($0.context, $0.maximumBytes) = (nil, 1_000_000) }, Look(.html) { $0.context = 1 },
        Look(.jsonPatch) { $0.showsNoise = true },
    ]

    /// All comparisons of `fixtures/diff/changes` as the stages of one report, in every format: `reports/all`.
    @Test(arguments: looks)
    func allChangesLookAsRecorded(look: Look) {
        let reports = DiffFixture.names("changes").map { name in
            var report = DiffFixture("changes/" + name).report
            report.title = GoString(name)
            report.risks = RiskAssessment().risks(of: report)
            return report
        }
        let output = String(decoding: look.format.reporter(look.options).write(reports), as: UTF8.self)
        #expect(output == String(decoding: recordedBytes("diff/reports/all.\(look.format.rawValue)"), as: UTF8.self))
    }

    /// Nothing of a Secret's values, and nothing that a terminal acts upon, in any format.
    @Test(arguments: ReportFormat.allCases)
    func noFormatShowsSecretsOrControls(format: ReportFormat) {
        for context in [0, 3, nil] {
            var options = ReportOptions()
            options.context = context
            options.showsNoise = true
            let output = String(decoding: format.reporter(options).write([Self.report]), as: UTF8.self)
            #expect(!output.contains("hunter"))
            #expect(!output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        }
    }

    @Test(arguments: ReportFormat.allCases)
    func controlsOfEveryKindAreEscaped(format: ReportFormat) {
        let controls = ["\u{7F}", "\u{9B}", "\u{202E}", "\u{200B}", "\u{E0041}", "\u{1B}", "\u{8}"]
        func side(_ value: Int) -> DiffSide {
            let text = controls.map { "\($0)\(value)" }.joined()
            let escapes = text.unicodeScalars.map { scalar in
                let digits = String(scalar.value, radix: 16)
                return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            }
            let content = GoString(
                "{apiVersion: v1, kind: C, metadata: {name: a}, data: {x: \"" + escapes.joined() + "\"}}")
            return DiffSide(name: GoString(text), documents: [DiffDocument(content: content, source: GoString(text))])
        }
        var report = Differ().compare(side(1), side(2))
        report.title = GoString(controls.joined())
        #expect(report.status == .different)
        let output = String(decoding: format.reporter(ReportOptions()).write([report]), as: UTF8.self)
        for control in controls { #expect(!output.contains(control)) }
    }

    @Test func coloursAreAddedOnlyWhereWanted() {
        var options = ReportOptions()
        let plain = TextReporter(options).write([Self.report])
        options.usesColor = true
        let coloured = String(decoding: TextReporter(options).write([Self.report]), as: UTF8.self)
        #expect(coloured.contains("\u{1B}[31m-"))
        let pieces = coloured.split(separator: "\u{1B}", omittingEmptySubsequences: false)
        let stripped = (pieces.first ?? "") + pieces.dropFirst().map { $0.drop { $0 != "m" }.dropFirst() }.joined()
        #expect(String(stripped) == String(decoding: plain, as: UTF8.self))
    }

    @Test(arguments: [ReportFormat.text, .sideBySide])
    func linesFitTheTerminal(format: ReportFormat) {
        var options = ReportOptions()
        options.width = 60
        let long = String(repeating: "é漢x ", count: 60)
        func side(_ end: String) -> DiffSide {
            let text = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {x: '\(long)\(end)'}}"
            return DiffSide(name: "s", documents: [DiffDocument(content: GoString(text), source: "t")])
        }
        let output = format.reporter(options).write([Differ().compare(side("1"), side("2"))])
        let lines = output.split(separator: 0x0A)
        #expect(lines.count > 10)
        #expect(lines.allSatisfy { DisplayWidth.of(Array($0)) <= 60 })
    }

    /// A text whose form changes, with the lines that stay.
    @Test func headersOfTextsAreCompared() {
        func side(_ text: String) -> DiffSide {
            let content = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: \(text)\n"
            return DiffSide(name: "s", documents: [DiffDocument(content: GoString(content), source: "t")])
        }
        let report = Differ().compare(side("|\n    one\n    two\n    three"), side("|-\n    one\n    2\n    three"))
        let lines = String(decoding: TextReporter(ReportOptions()).write([report]), as: UTF8.self).split(
            separator: "\n")
        let expected = [
            "     5 -   x: |", "     5 +   x: |-", "             one", "       -     two", "       +     2",
            "             three", "1 changed.",
        ]
        #expect(lines.suffix(expected.count).map(String.init) == expected)
    }

    @Test func commentsKeepTheirSize() {
        let whole = MarkdownReporter(ReportOptions()).write([Self.report])
        for size in [0, 1, 50, 200, 400, 800, 1_200, 2_000, whole.count, whole.count + 160] {
            var options = ReportOptions()
            options.maximumBytes = size
            let output = MarkdownReporter(options).write([Self.report])
            #expect(output.count <= size)
            let text = String(decoding: output, as: UTF8.self)
            if size >= 400 { #expect(text.hasPrefix(MarkdownReporter.marker)) }
            if size >= 400, output.count < whole.count { #expect(text.contains("left out")) }
            #expect(text.components("<details>") == text.components("</details>"))
        }
    }

    @Test func contentCannotLeaveItsPlace() {
        let evil = "``` </script><b>|@x ````\\n</details>"
        func side(_ value: Int) -> DiffSide {
            let text = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: "\(evil)"}
                data: {x: "\(evil)\(value)"}
                """
            return DiffSide(
                name: GoString(evil), documents: [DiffDocument(content: GoString(text), source: GoString(evil))])
        }
        let report = Differ().compare(side(1), side(2))
        let html = String(decoding: HTMLReporter(ReportOptions()).write([report]), as: UTF8.self)
        #expect(html.components("<script>") == 2 && html.components("</script>") == 2)
        #expect(!html.contains("<b>|"))
        let markdown = String(decoding: MarkdownReporter(ReportOptions()).write([report]), as: UTF8.self)
        #expect(markdown.components("\n`````diff\n") == 2)
        #expect(markdown.components("\n</details>\n") == 2)
        #expect(markdown.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains("ConfigMap") }.count == 1)
    }

    /// The number of a line on each side that has it, and the line with its mark; the further lines of a text have no
    /// numbers.
    @Test func rowsOfPagesHaveThreeCells() throws {
        let html = String(decoding: HTMLReporter(ReportOptions()).write([Self.report]), as: UTF8.self)
        let row = /<tr class="(same|old|new|note)"><td>(\d*)<\/td><td>(\d*)<\/td><td>[ +#-] .*<\/td><\/tr>/
        var kinds: Set<Substring> = []
        for line in html.split(separator: "\n") where line.hasPrefix("<tr class=") && !line.contains("colspan") {
            let (_, kind, old, new) = try #require(line.wholeMatch(of: row), "\(line)").output
            if kind == "new" || kind == "note" { #expect(old.isEmpty) }
            if kind == "old" || kind == "note" { #expect(new.isEmpty) }
            if !old.isEmpty || !new.isEmpty { kinds.insert(kind) }
        }
        #expect(kinds.isSuperset(of: ["same", "old", "new"]))
    }

    /// A browser loads nothing for the page: no address, no source, no import.
    @Test func thePageNeedsNothingElse() {
        let html = String(decoding: HTMLReporter(ReportOptions()).write([Self.report]), as: UTF8.self)
        for word in ["http://", "https://", " src=", "@import", "url(", "<link"] { #expect(!html.contains(word)) }
    }

    @Test func stagesAreOneDocument() {
        var first = Self.report
        first.title = "stage 1"
        var second = Self.report
        second.title = "stage <2>"
        for format in ReportFormat.allCases {
            let output = String(decoding: format.reporter(ReportOptions()).write([first, second]), as: UTF8.self)
            #expect(output.contains("stage 1") && output.contains("2"), "\(format)")
        }
        #expect(Self.report.status == .risks)
    }
}

extension String {
    /// The number of pieces between a separator.
    fileprivate func components(_ separator: String) -> Int {
        var count = 1
        var rest = Substring(self)
        while let range = rest.firstRange(of: separator) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
