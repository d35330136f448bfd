import Codecs
import GoTemplate
import Releases

/// What `list` prints.
///
/// Mirrors pkg/cmd list.go releaseListWriter.
struct ListReport {
    private let heads: [ReleaseHead]
    private let flags: ParsedFlags
    private let color: OutputColor

    init(_ heads: [ReleaseHead], _ invocation: Invocation) {
        self.heads = heads
        flags = invocation.flags
        color = OutputColor(invocation.flags, invocation.context)
    }

    func text() throws -> GoString {
        let format = flags[OutputFormat.flag]
        if flags[ListFlags.short] {
            let names = Value.list(heads.map { .string($0.name) })
            return try format.text(of: names) { heads.reduce(into: GoString()) { $0.append($1.name + "\n") } }
        }
        return try format.text(of: .list(heads.map(value))) { table }
    }

    private var table: GoString {
        var table = TextTable()
        if !flags[ListFlags.noHeaders] {
            let headers = ["NAME", "NAMESPACE", "REVISION", "UPDATED", "STATUS", "CHART", "APP VERSION"]
            table.addRow(headers.map { color.header($0) })
        }
        for head in heads {
            table.addRow([
                head.name, color.namespace(head.namespace), GoString("\(head.revision)"), updated(head),
                GoString(color.status(head.status.rawValue)), head.chartText, head.appVersion,
            ])
        }
        return table.text
    }

    private func value(of head: ReleaseHead) -> Value {
        var object = JSONObject()
        object.add("name", .string(head.name))
        object.add("namespace", .string(head.namespace))
        object.add("revision", .string(GoString("\(head.revision)")))
        object.add("updated", .string(updated(head)))
        object.add("status", .string(GoString(head.status.rawValue)))
        object.add("chart", .string(head.chartText))
        object.add("app_version", .string(head.appVersion))
        return object.value
    }

    private func updated(_ head: ReleaseHead) -> GoString {
        let time = head.lastDeployed
        if time.isZero { return "-" }
        let layout = flags[ListFlags.timeFormat]
        return layout.isEmpty ? time.text : time.formatted(layout)
    }
}
