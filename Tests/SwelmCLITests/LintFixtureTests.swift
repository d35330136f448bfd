import Codecs
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// The table of charts that are looked at, and what Helm says of them; see scripts/record-lint-fixtures.
@Suite("Charts that are linted, as Helm does it")
struct LintFixtureTests {
    private static let files = recordedNames("lint")
    private static let cases = files.flatMap(LintCase.read)

    @Test(arguments: cases)
    func saysWhatHelmSays(_ row: LintCase) throws {
        let folder = try ScratchFolder(row.files)
        let chart = folder.path("app").text
        let run = CapturedRun(["lint", chart] + row.arguments, environment: ["HOME": "/nonexistent", "TZ": "UTC"])
        #expect(text(run.standardOutput, chart) == row.standardOutput)
        #expect(text(run.standardError, chart) == row.standardError)
        #expect(run.exitCode == row.exitCode)
    }

    @Test func casesWereFound() {
        #expect(Self.files.count == 2)
        #expect(Self.cases.count > 90)
    }

    private func text(_ bytes: [UInt8], _ chart: String) -> String {
        String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: chart, with: "{chart}")
    }
}

/// One row of a file of fixtures/lint.
struct LintCase: CustomTestStringConvertible, Sendable {
    /// A chart of which Helm has nothing to say; also in scripts/record-lint-fixtures.
    private static let plain = [
        "Chart.yaml": "apiVersion: v2\nname: app\nversion: 1.0.0\nicon: https://example.test/i.svg\n",
        "values.yaml": "a: 1\n",
        "templates/a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n",
    ]

    let name: String
    let files: [String: String]
    let arguments: [String]
    let standardOutput: String
    let standardError: String
    let exitCode: Int32

    var testDescription: String { name }

    static func read(_ file: String) -> [LintCase] {
        guard let rows = try? YAML.decodeList(recordedBytes("lint/" + file)) else { return [] }
        return rows.compactMap(LintCase.init)
    }

    private init?(_ value: Value) {
        guard case .map(let row) = value else { return nil }
        func text(_ key: GoString) -> String { row[key].map(Self.text) ?? "" }
        name = text("name")
        standardOutput = text("stdout")
        standardError = text("stderr")
        exitCode = Int32(text("exit")) ?? -1
        if case .list(let words)? = row["args"] { arguments = words.elements.map(Self.text) } else { arguments = [] }
        var files = Self.plain
        if case .map(let own)? = row["files"] { for (name, text) in own.entries { files[name.text] = Self.text(text) } }
        self.files = Dictionary(files.map { ("app/" + $0, $1) }) { $1 }
    }

    private static func text(_ value: Value) -> String { GoFormat.sprint([value]).text }
}
