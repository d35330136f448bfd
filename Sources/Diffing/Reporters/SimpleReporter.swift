import GoTemplate

/// Writes one line for each object and a count, in helm-diff's words.
///
/// Mirrors diff/report.go of helm-diff, printSimpleReport; risks come before, noise and causes are said in lines of their
/// own.
package struct SimpleReporter: Reporter {
    private let options: ReportOptions

    package init(_ options: ReportOptions) {
        self.options = options
    }

    package func write(_ reports: [DiffReport], _ summary: DiffSummary?) -> [UInt8] {
        var text = TerminalText(usesColor: options.usesColor)
        for report in reports { write(report, to: &text) }
        if let summary { write(summary, to: &text) }
        return text.bytes
    }

    private func write(_ report: DiffReport, to text: inout TerminalText) {
        if let title = report.title {
            text.add("== " + title + " ==", .bold)
            text.endLine()
        }
        for warning in report.warnings {
            text.add("warning: " + warning, .yellow)
            text.endLine()
        }
        for risk in report.sortedRisks { write(risk, to: &text) }
        var counts = (add: 0, change: 0, destroy: 0)
        for object in report.shownObjects(options) where !object.isKept {
            write(object, to: &text)
            switch object.kind {
            case .added: counts.add += 1
            case .removed: counts.destroy += 1
            case .changed, .renamed, .reordered: counts.change += 1
            }
        }
        for line in report.noiseLines { text.line("noise: " + line, .faint) }
        for line in report.ignoredLines { text.line(line, .faint) }
        text.line(
            "Plan: \(counts.add) to add, \(counts.change) to change, \(counts.destroy) to destroy, 0 to change ownership."
        )
    }

    private func write(_ summary: DiffSummary, to text: inout TerminalText) {
        text.line("== Summary ==", .bold)
        for risk in summary.risks {
            text.add("risk: " + risk.text, .boldRed)
            text.endLine()
        }
        for line in summary.lines {
            text.add(GoString(line.kind.rawValue) + ": " + line.text, .yellow)
            text.endLine()
        }
        text.line(summary.counts)
    }

    private func write(_ risk: Risk, to text: inout TerminalText) {
        let place = [risk.object?.text, risk.path?.text].compactMap { $0 }.map { $0 + ": " }
        text.add("risk: \(risk.severity.rawValue) \(risk.code): ", .boldRed)
        text.add(place.reduce(GoString(), +) + risk.message)
        text.endLine()
    }

    private func write(_ object: ObjectDiff, to text: inout TerminalText) {
        // helm-diff names a renamed object as it was.
        guard let named = object.old ?? object.new else { return }
        let (wording, style): (String, TerminalText.Style) =
            switch object.kind {
            case .added: ("to be added.", .green)
            case .removed: ("to be removed.", .red)
            case .changed, .renamed, .reordered: ("to be changed.", .yellow)
            }
        text.add(ObjectDiff.key(named) + " " + GoString(wording), style)
        text.endLine()
        for cause in object.causes {
            text.add("    " + cause.text, .faint)
            text.endLine()
        }
    }
}

extension ObjectDiff {
    /// The causes of the object's changes, each once.
    var causes: [Cause] {
        var causes: [Cause] = []
        guard !hidesContent else { return [] }
        let all = [cause] + changes.filter { !$0.isIgnored }.map(\.cause)
        for case let cause? in all where !causes.contains(cause) { causes.append(cause) }
        return causes
    }
}
