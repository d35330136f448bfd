import Codecs
import GoTemplate
import Releases

/// What `history` prints; with labels there is one more column or field.
///
/// Mirrors pkg/cmd history.go releaseHistory and releaseInfo.
struct HistoryReport {
    let revisions: [ReleaseHead]
    let showsLabels: Bool

    var table: GoString {
        var table = TextTable()
        let titles: [GoString] = ["REVISION", "UPDATED", "STATUS", "CHART", "APP VERSION", "DESCRIPTION"]
        table.addRow(titles + (showsLabels ? ["LABELS"] : []))
        for head in revisions { table.addRow(cells(of: head)) }
        return table.text
    }

    private func cells(of head: ReleaseHead) -> [GoString] {
        let cells = [
            GoString("\(head.revision)"), head.lastDeployed.ansiC, GoString(head.status.rawValue), head.chartText,
            head.appVersion, head.description,
        ]
        return cells + (showsLabels ? [head.userLabels.isEmpty ? "<none>" : head.userLabels.labelText] : [])
    }

    var value: Value { .list(revisions.map(value)) }

    private func value(of head: ReleaseHead) -> Value {
        var object = JSONObject()
        object.add("revision", .int(head.revision))
        if !head.lastDeployed.isZero { object.add("updated", .string(head.lastDeployed.rfc3339Nano)) }
        object.add("status", .string(GoString(head.status.rawValue)))
        object.add("chart", .string(head.chartText))
        object.add("app_version", .string(head.appVersion))
        object.add("description", .string(head.description))
        if showsLabels { object.add("labels", .map(Map(head.userLabels.map { ($0.key, .string($0.value)) }))) }
        return object.value
    }
}
