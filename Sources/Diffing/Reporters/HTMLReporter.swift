import GoTemplate

/// Writes one page with search and folding that needs nothing but itself.
package struct HTMLReporter: Reporter {
    private let options: ReportOptions

    package init(_ options: ReportOptions) {
        self.options = options
    }

    package func write(_ reports: [DiffReport], _ summary: DiffSummary?) -> [UInt8] {
        page(of: reports, title: "Changes") { page in
            if let summary { write(summary, to: &page) }
        }
    }

    /// The page with something above the changes.
    ///
    /// - Parameters:
    ///   - styles: the rules of what stands there.
    ///   - introduction: writes it.
    package func page(
        of reports: [DiffReport], title: GoString, styles: String = "",
        introducing introduction: (inout HTMLPage) -> Void
    ) -> [UInt8] {
        var page = HTMLPage()
        page.open(title: title, styles: HTMLPage.changes + styles, runsScript: true)
        page.raw("<header>")
        page.element("h1", title)
        page.raw(HTMLPage.controls)
        page.raw("</header>\n<main>\n")
        introduction(&page)
        for report in reports { write(report, to: &page) }
        page.raw("</main>\n")
        page.raw(HTMLPage.script)
        page.raw("</body>\n</html>\n")
        return page.bytes
    }

    /// Adds one report as a section of a page that has the rules of changes.
    package func write(_ report: DiffReport, to page: inout HTMLPage) {
        page.raw("<section>\n")
        if let title = report.title { page.element("h2", title) }
        page.raw("<p class=\"sides\">")
        page.element("code", report.old.name)
        page.raw(" → ")
        page.element("code", report.new.name)
        page.raw("</p>\n")
        writeRisks(report, to: &page)
        for warning in report.warnings { page.element("p", warning, class: "warning") }
        page.element("p", GoString(report.summary(options)), class: "summary")
        for line in report.noiseLines {
            page.element("p", GoString((options.showsNoise ? "" : "Not shown: ") + line), class: "noise")
        }
        for line in report.ignoredLines { page.element("p", GoString(line), class: "noise") }
        for object in report.shownObjects(options) { write(object, to: &page) }
        page.raw("</section>\n")
    }

    private func write(_ summary: DiffSummary, to page: inout HTMLPage) {
        page.raw("<section>\n<h2>Summary</h2>\n")
        page.element("p", GoString(summary.counts), class: "summary")
        if !summary.risks.isEmpty {
            page.raw("<ul class=\"risks\">\n")
            for risk in summary.risks {
                page.raw("<li class=\"\(risk.severity.rawValue)\"><b>\(risk.severity.rawValue)</b> ")
                page.element("code", GoString(risk.code))
                page.raw(" ")
                page.text(risk.places)
                page.raw("</li>\n")
            }
            page.raw("</ul>\n")
        }
        for line in summary.lines {
            page.element("p", GoString(line.kind.rawValue) + ": " + line.text, class: "warning")
        }
        page.raw("</section>\n")
    }

    private func writeRisks(_ report: DiffReport, to page: inout HTMLPage) {
        guard !report.risks.isEmpty else { return }
        page.raw("<ul class=\"risks\">\n")
        for risk in report.sortedRisks {
            page.raw("<li class=\"\(risk.severity.rawValue)\"><b>\(risk.severity.rawValue)</b> ")
            page.element("code", GoString(risk.code))
            page.raw(" ")
            if let object = risk.object { page.element("b", object.text) }
            page.raw(" ")
            if let path = risk.path { page.element("code", path.text) }
            page.raw(" ")
            page.text(risk.message)
            page.raw("</li>\n")
        }
        page.raw("</ul>\n")
    }

    private func write(_ object: ObjectDiff, to page: inout HTMLPage) {
        page.raw("<details open class=\"object \(object.kind.rawValue)\"><summary><span class=\"badge\">")
        page.raw(object.kind.rawValue)
        page.raw("</span> ")
        page.element("b", object.identity.text)
        if let note = object.renameNote {
            page.raw(" ")
            page.text(note)
        }
        if object.isKept { page.raw(" kept") }
        page.raw(" ")
        page.element("span", object.place, class: "source")
        page.raw("</summary>\n<table>\n")
        let listing = UnifiedListingWriter.list(object, showsNoise: options.showsNoise)
        for hunk in listing.hunks(context: options.context) {
            if object.old != nil && object.new != nil {
                page.raw("<tr class=\"hunk\"><td colspan=\"3\">@@ ")
                page.text(object.title(of: hunk, in: listing))
                page.raw(" @@</td></tr>\n")
            }
            for line in listing.lines[hunk] { write(line, to: &page) }
        }
        page.raw("</table>\n</details>\n")
    }

    private func write(_ line: Listing.Line, to page: inout HTMLPage) {
        let (name, mark) =
            switch line.mark {
            case .context: ("same", " ")
            case .removed: ("old", "-")
            case .added: ("new", "+")
            case .note: ("note", "#")
            }
        page.raw("<tr class=\"\(name)\"><td>\(line.oldLine.map(String.init) ?? "")</td>")
        page.raw("<td>\(line.newLine.map(String.init) ?? "")</td><td>\(mark) ")
        if let emphasis = line.emphasis, emphasis.upperBound <= line.text.count {
            page.text(GoString(line.text[..<emphasis.lowerBound]))
            page.element("mark", GoString(line.text[emphasis]))
            page.text(GoString(line.text[emphasis.upperBound...]))
        } else {
            page.text(GoString(line.text))
        }
        page.raw("</td></tr>\n")
    }
}
