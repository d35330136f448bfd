import GoTemplate

/// What the formats for a terminal have in common: everything but the objects' lines.
struct TerminalReport {
    var text: TerminalText
    let options: ReportOptions

    init(_ options: ReportOptions) {
        self.options = options
        text = TerminalText(usesColor: options.usesColor)
    }

    /// The reports, one after the other.
    ///
    /// - Parameter write: adds the lines of an object.
    static func write(
        _ reports: [DiffReport], _ summary: DiffSummary?, _ options: ReportOptions,
        object write: (ObjectDiff, inout TerminalReport) -> Void
    ) -> [UInt8] {
        var output = TerminalReport(options)
        for (index, report) in reports.enumerated() {
            if index > 0 { output.text.endLine() }
            output.begin(report)
            for object in report.shownObjects(options) { write(object, &output) }
            output.end(report)
        }
        if let summary { output.add(summary, isAlone: reports.isEmpty) }
        return output.text.bytes
    }

    private mutating func begin(_ report: DiffReport) {
        if let title = report.title {
            text.add("== ", .bold)
            text.add(title, .bold)
            text.add(" ==", .bold)
            text.endLine()
        }
        text.add("--- ", .red)
        text.add(report.old.name, .red)
        text.endLine()
        text.add("+++ ", .green)
        text.add(report.new.name, .green)
        text.endLine()
        for warning in report.warnings {
            text.add("warning: ", .yellow)
            text.add(warning)
            text.endLine()
        }
        for risk in report.sortedRisks { add(risk) }
        text.endLine()
    }

    /// The summary comes last, where a terminal shows it.
    private mutating func add(_ summary: DiffSummary, isAlone: Bool) {
        if !isAlone { text.endLine() }
        text.line("== Summary ==", .bold)
        for risk in summary.risks {
            text.add("risk: ", .boldRed)
            text.add(risk.text)
            text.endLine()
        }
        for line in summary.lines {
            text.add(GoString(line.kind.rawValue) + ": ", .yellow)
            text.add(line.text)
            text.endLine()
        }
        text.line(summary.counts, .bold)
    }

    private mutating func add(_ risk: Risk) {
        text.add("risk: ", .boldRed)
        text.add("\(risk.severity.rawValue) \(risk.code): ", risk.severity == .high ? .boldRed : .yellow)
        if let object = risk.object { text.add(object.text + ": ", .bold) }
        if let path = risk.path { text.add(path.text + ": ") }
        text.add(risk.message)
        text.endLine()
    }

    private mutating func end(_ report: DiffReport) {
        for line in report.noiseLines {
            let hint = options.showsNoise ? "" : " (noise, not shown)"
            text.line(line + hint, .faint)
        }
        for line in report.ignoredLines { text.line(line, .faint) }
        text.line(report.summary(options), .bold)
    }

    /// The line above an object: what happens to it, and the template it comes from.
    mutating func header(_ object: ObjectDiff) {
        text.add("\(object.symbol) ", object.style)
        text.add(object.identity.text, object.style)
        text.add(" \(object.wording)", object.style)
        if let note = object.renameNote { text.add(" " + note, object.style) }
        text.add("  # ", .faint)
        text.add(object.place, .faint)
        text.endLine()
    }
}

extension ObjectDiff {
    fileprivate var symbol: String {
        switch kind {
        case .added: "+"
        case .removed: "-"
        case .changed, .renamed, .reordered: "~"
        }
    }

    fileprivate var style: TerminalText.Style {
        switch kind {
        case .added: .green
        case .removed: .red
        case .changed: .yellow
        case .renamed: .cyan
        case .reordered: .magenta
        }
    }
}
