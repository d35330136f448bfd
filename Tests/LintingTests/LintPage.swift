import Codecs
import Failures
import Foundation
import GoTemplate
import TestSupport

@testable import Linting

/// The page of a rule, with the charts of its example.
struct LintPage {
    let text: String
    let reported: [String: String]
    let notReported: [String: String]

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("docs/lint")

    static func codes() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }
            .map { String($0.dropLast(3)) }.filter { $0 != "README" && $0 != "corpus" }.sorted()
    }

    init(_ code: String) throws {
        text = try String(contentsOf: Self.folder.appendingPathComponent(code + ".md"), encoding: .utf8)
        let halves = text.components(separatedBy: "\nNot reported:\n")
        reported = Self.files(in: halves.first?.components(separatedBy: "\nReported:\n").last ?? "")
        notReported = Self.files(in: halves.count == 2 ? halves[1] : "")
    }

    /// Each block is a file, whose path stands above it.
    private static func files(in text: String) -> [String: String] {
        let parts = text.components(separatedBy: "```")
        let pairs = stride(from: 0, to: parts.count - 1, by: 2).compactMap { index -> (String, String)? in
            guard let name = parts[index].split(separator: "`").dropFirst().first else { return nil }
            return (String(name), String(parts[index + 1].drop { $0 != "\n" }.dropFirst()))
        }
        return Dictionary(pairs, uniquingKeysWith: { $1 })
    }
}

/// What swelm's own rules find in a chart of some files; `given.yaml` is what a user gives.
func findings(_ files: [String: String], disabling: [GoString] = []) throws -> [LintFinding] {
    let manifest = "apiVersion: v2\nname: app\nversion: 1.0.0\n"
    let folder = try ScratchFolder(files.merging(["Chart.yaml": manifest]) { own, _ in own })
    var options = LintOptions()
    options.findings = try .all(but: disabling)
    if let given = files["given.yaml"] { options.values = try YAML.decodeMap(Array(given.utf8)) }
    let report = LintReport(of: [folder.path], options: options, log: Log())
    if let failure = report.charts.first?.failure { throw HelmError(failure) }
    let prefix = folder.path.text + "/"
    return (report.charts.first?.findings ?? []).map { finding in
        LintFinding(
            code: finding.code, severity: finding.severity,
            place: finding.place.moved(
                to: GoString(finding.place.file.text.replacingOccurrences(of: prefix, with: ""))),
            message: finding.message, fix: finding.fix)
    }
}
