import Charts
import GoTemplate

/// Comments of a chart's files that switch rules off: `# swelm-lint: disable=CODE` and `{{/* swelm-lint: disable=CODE */}}`
/// for their own line and the next one, `disable-file=CODE` for the whole file.
struct LintComments {
    private static let mark: GoString = "swelm-lint:"

    private let files: [GoString: [GoString]]

    init(_ chart: LintedChart) {
        var files: [GoString: [GoString]] = [:]
        func add(_ name: GoString, _ text: [UInt8]?) {
            guard files[name] == nil, let text, GoString(text).contains(Self.mark) else { return }
            files[name] = GoString(text).split(at: UInt8(ascii: "\n"))
        }
        for tree in chart.reads.trees { add(tree.source.name, tree.source.bytes) }
        add(chart.valuesFile.file, chart.chart.valuesText)
        add(chart.chart.name + "/Chart.yaml", chart.chartFile)
        self.files = files
    }

    /// Whether a comment switches a finding off.
    func disable(_ finding: LintFinding) -> Bool {
        guard let lines = files[finding.place.file] else { return false }
        let code = GoString(finding.code)
        if lines.contains(where: { Self.names(code, after: "disable-file=", in: $0) }) { return true }
        guard let line = finding.place.line else { return false }
        return [line - 2, line - 1].contains { index in
            lines.indices.contains(index) && Self.names(code, after: "disable=", in: lines[index])
        }
    }

    private static func names(_ code: GoString, after word: GoString, in line: GoString) -> Bool {
        guard let mark = line.firstIndex(of: mark), let start = line.firstIndex(of: word, from: mark) else {
            return false
        }
        let list = line.bytes[(start + word.count)...].prefix { !" \t\r*}".utf8.contains($0) }
        return GoString(list).split(separator: ",").contains { $0 == code || $0 == "all" }
    }
}
