import Codecs
import GoTemplate
import Releases

/// What `history` prints; with labels there is one more column or field.
///
/// Mirrors pkg/cmd history.go releaseHistory and releaseInfo.
struct HistoryReport {
    let revisions: [ReleaseSummary]
    let showsLabels: Bool
    /// Whether the table has a column of what rollbacks returned to.
    var showsRollbacks = false

    var table: GoString {
        var table = TextTable()
        let titles: [GoString] = ["REVISION", "UPDATED", "STATUS", "CHART", "APP VERSION"]
        let rollback: [GoString] = showsRollbacks ? ["ROLLBACK"] : []
        table.addRow(titles + rollback + ["DESCRIPTION"] + (showsLabels ? ["LABELS"] : []))
        for summary in revisions { table.addRow(cells(of: summary)) }
        return table.text
    }

    private func cells(of summary: ReleaseSummary) -> [GoString] {
        let cells = [
            GoString("\(summary.revision)"), summary.lastDeployed.ansiC, GoString(summary.status.rawValue),
            summary.chartText, summary.appVersion,
        ]
        let target = summary.rollbackRevision > 0 ? GoString("\(summary.rollbackRevision)") : ""
        let labels = summary.userLabels.isEmpty ? "<none>" : summary.userLabels.labelText
        return cells + (showsRollbacks ? [target] : []) + [summary.description] + (showsLabels ? [labels] : [])
    }

    var value: Value { .list(revisions.map(value)) }

    private func value(of summary: ReleaseSummary) -> Value {
        var object = JSONObject()
        object.add("revision", .int(summary.revision))
        if !summary.lastDeployed.isZero { object.add("updated", .string(summary.lastDeployed.rfc3339Nano)) }
        object.add("status", .string(GoString(summary.status.rawValue)))
        object.add("chart", .string(summary.chartText))
        object.add("app_version", .string(summary.appVersion))
        if summary.rollbackRevision != 0 { object.add("rollback_revision", .int(summary.rollbackRevision)) }
        object.add("description", .string(summary.description))
        if showsLabels { object.add("labels", .map(Map(summary.userLabels.map { ($0.key, .string($0.value)) }))) }
        return object.value
    }
}
