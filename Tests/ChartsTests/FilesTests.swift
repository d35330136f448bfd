import Failures
import Files
import GoTemplate
import TestSupport
import Testing

@testable import Charts

@Suite("Which files of a chart count, as Helm sees it")
struct FilesTests {
    private let files: [GoString] = [
        "[x].txt", "a.txt", "aba", "abab.b", "b.md", "ba/ab.txt", "dir/a.txt", "dir/deep/c.md", "é.txt",
    ]

    @Test func globsMatchTheFilesHelmMatches() {
        let rows = recordedRows("charts/globs.tsv")
        #expect(rows.count > 20)
        for row in rows {
            let glob = Glob(GoString(row[0]))
            let matched = files.filter { glob?.matches($0) ?? true }
            #expect(matched.map(\.text).joined(separator: " ") == row[1], "\(row[0])")
        }
    }

    @Test func patternsMatchWhatGoMatches() throws {
        let rows = recordedRows("charts/patterns.tsv")
        #expect(rows.count > 2_000)
        for row in rows {
            let (pattern, name) = (try #require(Strconv.unquote(GoString(row[0]))), Strconv.unquote(GoString(row[1])))
            let answer = Result { try PathPattern.matches(pattern, name ?? "") }.map { "\($0)" }
            #expect((try? answer.get()) ?? "malformed" == row[2], "\(row)")
        }
    }

    @Test func ignoreRulesLeaveOutTheFilesHelmLeavesOut() {
        let rows = recordedRows("charts/ignore.tsv")
        #expect(rows.count > 15)
        for row in rows { #expect(kept(by: row[0].replacing("\\n", with: "\n")) == row[1], "\(row[0])") }
    }

    /// The files that rules leave over; what Helm says where they are malformed or take `Chart.yaml` too.
    private func kept(by text: String) -> String {
        do {
            let rules = try IgnoreRules(parsing: Array(text.utf8))
            if isIgnored("Chart.yaml", by: rules) { return "Error: Chart.yaml file is missing" }
            let kept = files.filter { !isIgnored($0, by: rules) }
            return ([".helmignore"] + kept).map(\.text).joined(separator: " ")
        } catch {
            return "Error: " + error.message.text
        }
    }

    private func isIgnored(_ path: GoString, by rules: IgnoreRules) -> Bool {
        var records: [LogRecord] = []
        var folder = GoPath.directory(path)
        while folder != "." {
            if rules.ignores(folder, isDirectory: true, &records) { return true }
            folder = GoPath.directory(folder)
        }
        return rules.ignores(path, isDirectory: false, &records)
    }
}
