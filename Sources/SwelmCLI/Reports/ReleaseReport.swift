import Charts
import Codecs
import Failures
import GoTemplate
import Kubernetes
import Operations
import Releases

/// What `install`, `upgrade`, `status` and `get all` print about a revision.
///
/// Mirrors pkg/cmd status.go statusPrinter.
struct ReleaseReport {
    private let release: Release
    private let invocation: Invocation
    private let color: OutputColor
    /// Whether values, hooks and manifest are shown too.
    var showsContent: Bool
    var showsMetadata = false
    var hidesNotes: Bool
    /// Whether JSON and YAML hold the chart.
    var includesChart = true
    /// The objects as they are now.
    var resources = LiveResources()

    init(_ release: Release, _ invocation: Invocation) {
        self.release = release
        self.invocation = invocation
        color = OutputColor(invocation.flags, invocation.context)
        showsContent = invocation.settings.isDebugging
        hidesNotes = invocation.flags.givenIfDeclared(RenderingFlags.hideNotes) ?? false
    }

    /// Prints in the format that the flags ask for.
    func print() throws {
        let value = try RecordCodec.value(
            of: release, includesChart: includesChart, resources: resources.value)
        invocation.print(try invocation.flags[OutputFormat.flag].text(of: value) { try table() })
    }

    /// The text for people.
    func table() throws -> GoString {
        var text = head
        if showsContent { text.append(try values()) }
        let isDryRun = release.info.description.text.lowercased() == "dry run complete"
        if isDryRun || showsContent {
            text.append("HOOKS:\n" + HookText.of(release.hooks) + "MANIFEST:\n" + release.manifest + "\n")
        }
        if !hidesNotes && !release.info.notes.isEmpty {
            text.append("NOTES:\n" + release.info.notes.trimmingSpace + "\n")
        }
        return text
    }

    private var head: GoString {
        var text = "NAME: " + release.name + "\n"
        if !release.info.lastDeployed.isZero { text.append("LAST DEPLOYED: " + release.info.lastDeployed.ansiC + "\n") }
        text.append("NAMESPACE: " + color.namespace(release.namespace) + "\n")
        text.append(GoString("STATUS: \(color.status(release.info.status.rawValue))\n"))
        text.append(GoString("REVISION: \(release.revision)\n"))
        if showsMetadata { text.append(chartLines) }
        text.append("DESCRIPTION: " + release.info.description + "\n")
        text.append(resourceLines)
        text.append(testSuites)
        return text
    }

    private var chartLines: GoString {
        let metadata = release.chart.metadata
        let lines = "CHART: " + metadata.name + "\nVERSION: " + metadata.version
        return lines + "\nAPP_VERSION: " + metadata.appVersion + "\n"
    }

    /// The tables of the server, kind by kind.
    private var resourceLines: GoString {
        guard !resources.groups.isEmpty else { return GoString() }
        var printer = TablePrinter()
        var text: GoString = "RESOURCES:\n"
        for group in resources.groups {
            text.append("==> " + group.name + "\n")
            for object in group.objects { text.append(GoString(printer.print(object))) }
            text.append("\n")
        }
        return text + "\n"
    }

    private var testSuites: GoString {
        let tests = release.hooks.filter { $0.runs(on: .test) }
        if tests.isEmpty { return "TEST SUITE: None\n" }
        return tests.filter { !$0.lastRun.startedAt.isZero }.reduce(into: GoString()) { text, test in
            text.append("TEST SUITE:     " + test.name + "\n")
            text.append("Last Started:   " + test.lastRun.startedAt.ansiC + "\n")
            text.append("Last Completed: " + test.lastRun.completedAt.ansiC + "\n")
            text.append("Phase:          " + test.lastRun.phase.text + "\n")
        }
    }

    private func values() throws -> GoString {
        let complete = try ValuesReuse.coalesced(release.chart, release.config ?? Map(), log: Log())
        var text: GoString = "USER-SUPPLIED VALUES:\n"
        text.append(GoString(try YAML.encode(release.config.map(Value.map) ?? .null)))
        text.append("\nCOMPUTED VALUES:\n")
        text.append(GoString(try YAML.encode(.map(complete))))
        return text + "\n"
    }
}

/// Hooks as a stream of documents.
enum HookText {
    static func of(_ hooks: [ReleaseHook]) -> GoString {
        hooks.reduce(into: GoString()) { text, hook in
            text.append("---\n# Source: " + hook.path + "\n" + hook.manifest + "\n")
        }
    }
}
