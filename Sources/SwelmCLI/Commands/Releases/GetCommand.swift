import Charts
import Codecs
import Failures
import GoTemplate
import Operations
import Releases

/// `swelm get SUBCOMMAND RELEASE_NAME`.
enum GetCommand {
    static let command = Command(
        group: "get", summary: "download extended information of a named release", description: description,
        isHelmCommand: true, subcommands: { [all, hooks, manifest, metadata, notes, values] })

    private static let description = """
        This command consists of multiple subcommands which can be used to
        get extended information about the release, including:

        - The values used to generate the release
        - The generated manifest file
        - The notes provided by the chart of the release
        - The hooks associated with the release
        - The metadata of the release
        """

    private static func subcommand(
        _ name: String, _ summary: String, description: String = "", flags: [FlagDeclaration] = [],
        run: @escaping @Sendable (Invocation) throws -> Void
    ) -> Command {
        let common = ReleaseFlags.store + [ReleaseFlags.revision.declaration]
        let all = common + flags
        return Command(
            name: name, usage: "RELEASE_NAME", summary: summary, description: description, flags: { all },
            arguments: .exactly(1), isHelmCommand: true, run: run)
    }

    private static let template = Flag<GoString>(
        "template", "go template for formatting the output, eg: {{.Release.Name}}")

    private static let all = subcommand(
        "all", "download all information for a named release",
        description: """
            Print a human readable collection of information about the notes, hooks, supplied values, and generated
            manifest file of a release.
            """,
        flags: [template.declaration]
    ) { invocation in
        let release = try invocation.namedRelease()
        let template = invocation.flags[template]
        if !template.isEmpty { return invocation.print(try ReleaseTemplate.render(template, release)) }
        var report = ReleaseReport(release, invocation)
        report.showsContent = true
        report.showsMetadata = true
        invocation.print(try report.table())
    }

    private static let hooks = subcommand(
        "hooks", "download all hooks for a named release",
        description: "Print the hooks of a release, in YAML and separated by '---'."
    ) { invocation in
        invocation.print(HookText.of(try invocation.namedRelease().hooks))
    }

    private static let manifest = subcommand(
        "manifest", "download the manifest for a named release",
        description: """
            Print the manifest of a release: the YAML of the Kubernetes resources that were generated from its chart
            and the charts below it.
            """
    ) { invocation in
        invocation.print(try invocation.namedRelease().manifest + "\n")
    }

    private static let metadata = subcommand(
        "metadata", "This command fetches metadata for a given release", flags: [OutputFormat.flag.declaration]
    ) { invocation in
        let store = try invocation.openStoreToRead()
        let release = try invocation.namedRelease(in: store)
        let isNewest = invocation.flags[ReleaseFlags.revision] <= 0
        let labels = ReleaseReader(store).labels(of: release, isNewest: isNewest)
        let report = MetadataReport(release: release, labels: labels)
        invocation.print(try invocation.flags[OutputFormat.flag].text(of: report.value) { report.table })
    }

    private static let notes = subcommand(
        "notes", "download the notes for a named release",
        description: "Print the notes that the chart of a release provides."
    ) { invocation in
        let notes = try invocation.namedRelease().info.notes
        if !notes.isEmpty { invocation.print("NOTES:\n" + notes + "\n") }
    }

    private static let computesAll = Flag<Bool>("all", short: "a", "dump all (computed) values")

    private static let values = subcommand(
        "values", "download the values file for a named release",
        description: "Print the values of a release.",
        flags: [computesAll.declaration, OutputFormat.flag.declaration]
    ) { invocation in
        let isComplete = invocation.flags[computesAll]
        let store = try invocation.openStoreToRead()
        let release = try invocation.namedRelease(in: store)
        let values = try ReleaseReader(store).values(of: release, isComplete: isComplete)
        let text = try invocation.flags[OutputFormat.flag].text(of: values) {
            let title: GoString = isComplete ? "COMPUTED VALUES:\n" : "USER-SUPPLIED VALUES:\n"
            return title + GoString(try YAML.encode(values))
        }
        invocation.print(text)
    }
}

extension Invocation {
    /// The release that the command names, with all that was recorded of the revision asked for.
    func namedRelease() throws -> Release { try namedRelease(in: openStoreToRead()) }

    func namedRelease(in store: any ReleaseStore) throws -> Release {
        try reading(store) { try $0.release(key(arguments[0]), revision: flags[ReleaseFlags.revision]) }
    }

    /// Reads releases; the steps are logged with `--debug`.
    func reading<Result>(_ store: any ReleaseStore, _ body: (ReleaseReader) throws -> Result) rethrows -> Result {
        let log = Log(isDebugging: logsSteps)
        defer { context.write(log) }
        return try body(ReleaseReader(store, log: log))
    }
}
