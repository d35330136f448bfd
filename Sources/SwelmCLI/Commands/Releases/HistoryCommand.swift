import Codecs
import GoLibrary
import GoTemplate
import Operations

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
            ReleaseFlags.store
            maximum
            showLabels
            showRollbackRevision
            OutputFormat.flag
        },
        arguments: .exactly(1), isHelmCommand: true, run: run)

    private static let maximum = Flag<Int>(
        "max", default: 256, "maximum number of revision to include in history")
    private static let showLabels = Flag<Bool>("show-labels", "show the labels of each revision, too")

    private static let showRollbackRevision = Flag<Bool>(
        "show-rollback-revision", "show the rollback revision column in table output, as Helm 4.3 records it")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let key = invocation.key(invocation.arguments[0])
        let history = try invocation.reading(try invocation.openStoreToRead()) { try $0.history(of: key) }
        let shown = Array(history.suffix(max(0, invocation.flags[maximum])))
        let report = HistoryReport(
            revisions: shown, showsLabels: invocation.flags[showLabels],
            showsRollbacks: invocation.flags[showRollbackRevision])
        invocation.print(try invocation.flags[OutputFormat.flag].text(of: report.value) { report.table })
    }
}

extension GoTime {
    /// Go's `time.ANSIC`.
    var ansiC: GoString { formatted("Mon Jan _2 15:04:05 2006") }
}
