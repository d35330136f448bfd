import Codecs
import GoTemplate
import Releases

/// What `list` prints.
///
/// Mirrors pkg/cmd list.go releaseListWriter.
struct ListReport {
    private let summaries: [ReleaseSummary]
    private let flags: ParsedFlags
    private let color: OutputColor

    init(_ summaries: [ReleaseSummary], _ invocation: Invocation) {
        self.summaries = summaries
        flags = invocation.flags
        color = OutputColor(invocation.flags, invocation.context)
    }

    func text() throws -> GoString {
        let format = flags[OutputFormat.flag]
        if flags[ListFlags.short] {
            let names = Value.list(summaries.map { .string($0.name) })
            return try format.text(of: names) { summaries.reduce(into: GoString()) { $0.append($1.name + "\n") } }
        }
        return try format.text(of: .list(summaries.map(value))) { table }
    }

    private var table: GoString {
        var table = TextTable()
        if !flags[ListFlags.noHeaders] {
            let headers = ["NAME", "NAMESPACE", "REVISION", "UPDATED", "STATUS", "CHART", "APP VERSION"]
            table.addRow(headers.map { color.header($0) })
        }
        for summary in summaries {
            table.addRow([
                summary.name, color.namespace(summary.namespace), GoString("\(summary.revision)"), updated(summary),
                GoString(color.status(summary.status.rawValue)), summary.chartText, summary.appVersion,
            ])
        }
        return table.text
    }

    private func value(of summary: ReleaseSummary) -> Value {
        var object = JSONObject()
        object.add("name", .string(summary.name))
        object.add("namespace", .string(summary.namespace))
        object.add("revision", .string(GoString("\(summary.revision)")))
        object.add("updated", .string(updated(summary)))
        object.add("status", .string(GoString(summary.status.rawValue)))
        object.add("chart", .string(summary.chartText))
        object.add("app_version", .string(summary.appVersion))
        return object.value
    }

    private func updated(_ summary: ReleaseSummary) -> GoString {
        let time = summary.lastDeployed
        if time.isZero { return "-" }
        let layout = flags[ListFlags.timeFormat]
        return layout.isEmpty ? time.text : time.formatted(layout)
    }
}
