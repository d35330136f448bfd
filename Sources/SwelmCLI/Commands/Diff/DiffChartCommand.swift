import Charts
import GoTemplate
import Review

/// `swelm diff chart CHART --base REVISION`.
enum DiffChartCommand {
    static let command = Command(
        name: "chart", usage: "CHART", summary: "show what the changes of a working tree do",
        description: """
            Compare a chart as it is on disk with the one that a git revision has at its place. Nothing is checked
            out: the files are read from the repository's objects. All objects of a chart that the revision does not
            have are added.

                $ swelm diff chart ./web --base origin/main -f values-prod.yaml -o markdown
            """,
        flags: {
            ValuesFlags.all
            BaseFlags.all
            DiffFlags.rendering
            DiffFlags.report
            DiffFlags.includeCRDs
            DiffFlags.release
            base
        },
        arguments: .exactly(1), run: run)

    private static let base = Flag<GoString>(
        "base", default: "HEAD", placeholder: "revision", "the revision to compare with")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let session = try DiffSession(invocation)
        let chart = try session.chart(invocation.arguments[0])
        let revision = invocation.flags[base]
        let old = SideReference.git(revision: revision, path: chart)
        try session.show([try session.report(old, .path(chart), mayBeNew: true)])
    }
}
