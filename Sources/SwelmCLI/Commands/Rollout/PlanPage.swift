import Diffing
import GoTemplate
import Review
import Rollouts

/// A plan as one page: what stands in the table and the outline of a terminal, and below it what each stage changes.
struct PlanPage {
    let plan: StagedPlan
    /// What providers say now; nil where they were not asked.
    let survey: PlanSurvey?

    /// - Parameter reporter: writes the changes.
    func bytes(by reporter: HTMLReporter) -> [UInt8] {
        let title = "Plan of " + plan.sequence.name
        return reporter.page(of: plan.reports.flatMap(\.self), title: title, styles: Self.styles, introducing: write)
    }

    private func write(to page: inout HTMLPage) {
        if let versions = plan.plan.versionText { page.element("p", versions, class: "summary") }
        writeTable(to: &page)
        let outline = PlanOutline(plan)
        for note in outline.notes { page.element("p", note, class: "warning") }
        for index in plan.sequence.stages.indices { write(outline.lines(at: index), ofStage: index, to: &page) }
        writeSurvey(to: &page)
        page.raw("<h2>Changes</h2>\n")
    }

    private func writeTable(to page: inout HTMLPage) {
        let table = PlanTable(plan)
        page.raw("<table class=\"plan\"><thead><tr>")
        for head in PlanTable.heads { page.element("th", head) }
        page.raw("</tr></thead>\n<tbody>\n")
        for row in table.rows {
            page.raw("<tr>")
            for cell in row { page.element("td", cell) }
            page.raw("</tr>\n")
        }
        page.raw("</tbody></table>\n")
    }

    private func write(_ lines: [PlanOutline.Line], ofStage index: Int, to page: inout HTMLPage) {
        page.raw("<section>\n")
        page.element("h3", plan.sequence.stages[index].name)
        page.raw("\n<dl>\n")
        for line in lines {
            let style = line.head == "warning" ? "warning" : nil
            page.element("dt", line.head, class: style)
            page.element("dd", line.text, class: style)
            page.raw("\n")
        }
        page.raw("</dl>\n</section>\n")
    }

    private func writeSurvey(to page: inout HTMLPage) {
        guard let survey, !survey.text.isEmpty else { return }
        page.raw("<h2>Providers now</h2>\n")
        page.element("pre", survey.text)
        page.raw("\n")
    }

    private static let styles = """

        .plan { border-collapse: collapse; margin: 1em 0; }
        .plan th, .plan td { text-align: left; padding: .25em .8em .25em 0; border-bottom: 1px solid var(--line);
          vertical-align: top; }
        h3 { margin: 1em 0 .2em; font-size: 1em; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em .8em; margin: 0 0 0 1em; }
        dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }

        """
}
