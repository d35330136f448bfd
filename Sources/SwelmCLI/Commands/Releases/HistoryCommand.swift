import Codecs
import GoTemplate
import Operations
import Releases

/// `swelm history RELEASE_NAME`.
enum HistoryCommand {
    static let command = Command(
        name: "history", usage: "RELEASE_NAME", summary: "fetch release history",
        description: """
            Print the revisions of a release.

            A default maximum of 256 revisions will be returned. Setting '--max'
            configures the maximum length of the revision list returned.
            """,
        aliases: ["hist"],
        flags: {
            ReleaseFlags.store + [
                Flag("max", .int, default: "256", "maximum number of revision to include in history"),
                OutputFormat.flag,
            ]
        },
        arguments: .exactly(1), isHelms: true, run: run)

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let reader = ReleaseReader(try invocation.openStoreToRead())
        let history = try reader.history(of: invocation.key(invocation.arguments[0]))
        let shown = Array(history.suffix(max(0, invocation.flags.int("max"))))
        let text = try OutputFormat(invocation.flags).text(of: value(of: shown)) { table(of: shown) }
        invocation.print(text)
    }

    private static func table(of history: [ReleaseHead]) -> GoString {
        var table = TextTable()
        table.addRow(["REVISION", "UPDATED", "STATUS", "CHART", "APP VERSION", "DESCRIPTION"])
        for head in history {
            table.addRow([
                GoString("\(head.revision)"), head.lastDeployed.ansiC, GoString(head.status.rawValue), head.chartText,
                head.appVersion, head.description,
            ])
        }
        return table.text
    }

    /// Mirrors pkg/cmd history.go releaseInfo.
    private static func value(of history: [ReleaseHead]) -> Value {
        .list(
            history.map { head in
                var object = JSONObject()
                object.add("revision", .int(head.revision))
                if !head.lastDeployed.isZero { object.add("updated", .string(head.lastDeployed.rfc3339Nano)) }
                object.add("status", .string(GoString(head.status.rawValue)))
                object.add("chart", .string(head.chartText))
                object.add("app_version", .string(head.appVersion))
                object.add("description", .string(head.description))
                return object.value
            })
    }
}

extension GoTime {
    /// Go's `time.ANSIC`.
    var ansiC: GoString { formatted("Mon Jan _2 15:04:05 2006") }
}
