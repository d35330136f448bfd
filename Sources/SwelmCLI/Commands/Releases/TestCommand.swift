import Failures
import GoTemplate
import Operations
import Releases

/// `swelm test RELEASE`.
enum TestCommand {
    static let command = Command(
        name: "test", usage: "[RELEASE]", summary: "run tests for a release",
        description: """
            Run the tests of a release in its cluster, and show how each of them went.

            The tests are the hooks for 'test' that the chart had when it was installed. The first that fails ends
            them.
            """,
        flags: {
            ReleaseFlags.changing
            filter
            logs
            ApplicationFlags.timeout
        },
        arguments: .exactly(1), isHelmCommand: true, run: run)

    private static let filter = Flag<CommaSeparatedValues>(
        "filter",
        "specify tests by attribute (currently \"name\") using attribute=value syntax or '!attribute=value' to exclude a test (can specify multiple or separate values with commas: name=test1,name=test2)"
    )
    private static let logs = Flag<Bool>(
        "logs", "dump the logs from test pods (this runs after all tests are complete, but before any cleanup)")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let log = Log(isDebugging: invocation.logsSteps)
        defer { invocation.context.write(log) }
        let flags = invocation.flags
        var test = ReleaseTest(invocation.key(invocation.arguments[0]))
        test.apply.timeout = flags.timeout
        test.selection = HookSelection(filters: flags[filter])
        let scope = try invocation.operationScope(log: log)
        try test.run(in: scope) { release in
            var report = ReleaseReport(release, invocation)
            report.hidesNotes = true
            invocation.print(try report.table())
            guard flags[logs] else { return }
            invocation.print("\n")
            try test.writeLogs(of: release, in: scope.cluster, to: invocation.print)
        }
    }
}

extension HookSelection {
    /// Reads `--filter`; what is about another attribute than the name counts for nothing.
    ///
    /// Mirrors pkg/cmd release_testing.go.
    fileprivate init(filters: [GoString]) {
        self.init()
        for filter in filters {
            guard let (attribute, value) = filter.cut(at: "=" as GoString) else { continue }
            if attribute == "name" { included.append(value) }
            if Self.isExclusion(attribute) { excluded.append(value) }
        }
    }

    /// Whether the text is an exclamation mark and the name's attribute, with at most one blank between them.
    private static func isExclusion(_ attribute: GoString) -> Bool {
        attribute.hasPrefix("!") && attribute.suffix(from: 1).trimmingSpace == "name" && attribute.hasSuffix("name")
            && attribute.count <= "! name".utf8.count
    }
}
