import GoTemplate

/// Writes a comment for a pull request: risks, a table, and the lines of each object folded.
///
/// The comment never exceeds `ReportOptions.maximumBytes`: first it keeps what is wrong and risky, then the table, then as
/// many objects as fit; what it leaves out it says.
package struct MarkdownReporter: Reporter {
    private let options: ReportOptions
    /// By this a job finds its comment of the last run, to change it instead of adding another one.
    package static let marker: String = "<!-- swelm-diff -->"

    package init(_ options: ReportOptions) {
        self.options = options
    }

    package func write(_ reports: [DiffReport], _ summary: DiffSummary?) -> [UInt8] {
        var page = MarkdownPage(maximumBytes: options.maximumBytes)
        page.add(Array("\(Self.marker)\n".utf8))
        if let summary { add(summary, to: &page) }
        for report in reports { addHead(report, to: &page) }
        // No stage takes the room of all others: each object is tried, in order.
        for report in reports { addObjects(report, isStage: reports.count > 1, to: &page) }
        return page.finish()
    }
}

// MARK: - Risks and the table

extension MarkdownReporter {
    /// What is to be said of all reports comes first: of a long comment it is what stays.
    private func add(_ summary: DiffSummary, to page: inout MarkdownPage) {
        page.addOrOmit("\n## Summary\n\n**\(summary.counts)**\n")
        if !summary.risks.isEmpty {
            page.addOrOmit("\n> [!\(summary.risks.contains { $0.severity == .high } ? "CAUTION" : "WARNING")]\n")
            for risk in summary.risks {
                page.addOrOmit(
                    Array("> - **\(risk.severity.rawValue)** `\(risk.code)` ".utf8)
                        + MarkupText.markdown(risk.places) + [0x0A])
            }
        }
        guard !summary.lines.isEmpty else { return }
        page.addOrOmit("\n> [!WARNING]\n")
        // A quarter at most, so that a repository that nobody can follow still shows its changes.
        let end = page.bytes.count + page.room / 4
        for line in summary.lines {
            let row = Array("> - \(line.kind.rawValue): ".utf8) + MarkupText.markdown(line.text) + [0x0A]
            if page.bytes.count + row.count > end { page.omit() } else { page.addOrOmit(row) }
        }
    }

    private func addHead(_ report: DiffReport, to page: inout MarkdownPage) {
        let title = report.title.map { MarkupText.markdown($0) } ?? Array("Changes".utf8)
        let names = MarkupText.code(report.old.name) + Array(" → ".utf8) + MarkupText.code(report.new.name)
        page.addOrOmit(Array("\n## ".utf8) + title + Array("\n\n".utf8) + names + Array("\n".utf8))
        addRisks(report, to: &page)
        for warning in report.warnings {
            page.addOrOmit(Array("\n> [!WARNING]\n> ".utf8) + MarkupText.markdown(warning) + Array("\n".utf8))
        }
        page.addOrOmit(Array("\n**\(report.summary(options))**\n".utf8))
        addTable(report, to: &page)
        for line in report.noiseLines {
            page.addOrOmit(Array("\n\(options.showsNoise ? "" : "Not shown: ")\(line).\n".utf8))
        }
        for line in report.ignoredLines { page.addOrOmit(Array("\n\(line).\n".utf8)) }
    }

    private func addRisks(_ report: DiffReport, to page: inout MarkdownPage) {
        let risks = report.sortedRisks
        guard !risks.isEmpty else { return }
        let isSevere = risks.contains { $0.severity == .high }
        page.addOrOmit(Array("\n> [!\(isSevere ? "CAUTION" : "WARNING")]\n".utf8))
        for risk in risks { page.addOrOmit(line(risk)) }
    }

    private func line(_ risk: Risk) -> [UInt8] {
        var line = Array("> - **\(risk.severity.rawValue)** `\(risk.code)` ".utf8)
        if let object = risk.object { line += MarkupText.code(object.text) + [0x20] }
        if let path = risk.path { line += MarkupText.code(path.text) + [0x20] }
        return line + MarkupText.markdown(risk.message) + [0x0A]
    }

    private func addTable(_ report: DiffReport, to page: inout MarkdownPage) {
        let objects = report.shownObjects(options)
        guard !objects.isEmpty else { return }
        page.addOrOmit(Array("\n| | Object | Changes | Template |\n|---|---|---|---|\n".utf8))
        // The rest is for the lines of the objects.
        let end = page.bytes.count + page.room * 2 / 5
        for object in objects {
            let row = row(object)
            if page.bytes.count + row.count > end { page.omit() } else { page.addOrOmit(row) }
        }
    }

    private func row(_ object: ObjectDiff) -> [UInt8] {
        let shown = object.shownChanges(options)
        let fields = shown.prefix(3).map { MarkupText.code($0.path.text) }
        var cell = Array(fields.joined(separator: Array(", ".utf8)))
        if shown.count > 3 { cell += Array(" and \(shown.count - 3) more".utf8) }
        if let note = object.renameNote { cell = MarkupText.markdown(note) + Array("; ".utf8) + cell }
        let separator = Array(" | ".utf8)
        let start = Array("| \(object.symbol) \(object.word)".utf8)
        return start + separator + MarkupText.code(object.identity.text) + separator + cell + separator
            + MarkupText.code(object.place)
            + Array(" |\n".utf8)
    }
}

extension ObjectDiff {
    fileprivate var symbol: String {
        switch kind {
        case .added: "🟢"
        case .removed: "🔴"
        case .changed: "🟡"
        case .renamed: "🔵"
        case .reordered: "🟣"
        }
    }

    fileprivate var word: String { isKept ? "kept" : kind.rawValue }
}

// MARK: - Objects

extension MarkdownReporter {
    private func addObjects(_ report: DiffReport, isStage: Bool, to page: inout MarkdownPage) {
        let objects = report.shownObjects(options)
        if isStage, !objects.isEmpty, let title = report.title {
            page.addOrOmit(Array("\n### ".utf8) + MarkupText.markdown(title) + [0x0A])
        }
        for object in objects {
            // Without room for as much as a heading, the lines need not be made.
            guard page.room > 200 else {
                page.omit()
                continue
            }
            addObject(object, to: &page)
        }
    }

    private func addObject(_ object: ObjectDiff, to page: inout MarkdownPage) {
        let lines = lines(object)
        if page.add(details(object, lines)) { return }
        // Half of a long object is worth more than nothing.
        var count = lines.count / 2
        while count > 8 {
            let more = Array("# \(lines.count - count) more lines".utf8)
            if page.add(details(object, Array(lines[..<count]) + [more])) { return page.omit() }
            count /= 2
        }
        page.omit()
    }

    private func details(_ object: ObjectDiff, _ lines: [[UInt8]]) -> [UInt8] {
        let fence = MarkupText.fence(lines)
        let note = object.renameNote.map { [0x20] + MarkupText.markdown($0) } ?? []
        let summary = MarkupText.code(object.identity.text) + Array(" \(object.wording)".utf8) + note
        var text = Array("\n<details><summary>\(object.symbol) ".utf8) + summary + Array("</summary>\n\n".utf8)
        text += MarkupText.code(object.place) + Array("\n\n".utf8) + fence + Array("diff\n".utf8)
        for line in lines { text += line + [0x0A] }
        return text + fence + Array("\n\n</details>\n".utf8)
    }

    private func lines(_ object: ObjectDiff) -> [[UInt8]] {
        let listing = UnifiedListingWriter.list(object, showsNoise: options.showsNoise)
        var lines: [[UInt8]] = []
        for hunk in listing.hunks(context: options.context) {
            if object.old != nil && object.new != nil {
                lines.append(
                    Array("@@ ".utf8) + VisibleText.escape(object.title(of: hunk, in: listing).bytes)
                        + Array(" @@".utf8))
            }
            lines += listing.lines[hunk].map { Array($0.diffMark.utf8) + $0.text }
        }
        return lines
    }
}

extension Listing.Line {
    /// What a line of a diff begins with.
    fileprivate var diffMark: String {
        switch mark {
        case .context: "  "
        case .removed: "- "
        case .added: "+ "
        case .note: "# "
        }
    }
}
