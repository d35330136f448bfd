import Codecs
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// The table of JSONPath templates, and what Helm finds with them; see scripts/record-jsonpath-fixtures.
@Suite("JSONPath templates, as Helm has them")
struct JSONPathFixtureTests {
    private static let cases = JSONPathCase.all

    @Test(arguments: cases)
    func findsWhatHelmFinds(_ row: JSONPathCase) throws {
        let values = String(decoding: recordedBytes("jsonpath/values.yaml"), as: UTF8.self)
        let folder = try ScratchFolder([
            "Chart.yaml": "apiVersion: v2\nname: app\nversion: 1.0.0\n", "values.yaml": values,
        ])
        let run = CapturedRun(["show", "values", folder.path.text, "--jsonpath", row.expression])
        #expect(String(decoding: run.standardOutput, as: UTF8.self) == row.standardOutput)
        #expect(run.message == row.message)
    }

    @Test func casesWereFound() { #expect(Self.cases.count > 70) }
}

/// One row of fixtures/jsonpath/cases.yaml.
struct JSONPathCase: CustomTestStringConvertible, Sendable {
    let expression: String
    let standardOutput: String
    let message: String

    var testDescription: String { expression }

    static let all: [JSONPathCase] = {
        let rows = (try? YAML.decodeList(recordedBytes("jsonpath/cases.yaml"))) ?? []
        return rows.compactMap { value in
            guard case .map(let row) = value else { return nil }
            func text(_ key: GoString) -> String { row[key].map { GoFormat.sprint([$0]).text } ?? "" }
            return JSONPathCase(expression: text("expression"), standardOutput: text("stdout"), message: text("stderr"))
        }
    }()
}
