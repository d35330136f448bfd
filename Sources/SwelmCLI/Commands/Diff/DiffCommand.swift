import Charts
import GoTemplate
import Review

/// `swelm diff OLD NEW`.
enum DiffCommand {
    static let command = Command(
        name: "diff", usage: "OLD NEW", summary: "show what a change does", description: description,
        flags: {
            ValuesFlags.all
            BaseFlags.all
            DiffFlags.rendering
            DiffFlags.report
            DiffFlags.includeCRDs
            DiffFlags.release
            ReleaseFlags.store
            ChartSourceFlags.transport
        },
        subcommands: {
            [
                DiffUpgradeCommand.command, DiffRevisionCommand.command, DiffRollbackCommand.command,
                DiffLiveCommand.command, DiffChartCommand.command, DiffStagesCommand.command,
                DiffRepoCommand.command,
                DiffReleaseCommand.command, DiffVersionCommand.command,
            ]
        }, arguments: .exactly(2), takesAsArguments: { SubcommandAsSide(words: $0) != nil }, run: run)

    private static let description = """
        Show what changes from one side to another: object by object and field by field, with the template line and
        the value behind each change, and with what is dangerous about it.

        A side is one of

        - a chart, as a folder or an archive, rendered with the values flags; or one from elsewhere:
          oci://HOST/CHART:VERSION, https://HOST/CHART.tgz, or REPOSITORY/CHART[@VERSION] of a repository that was
          added
        - rendered manifests: a file, a folder of YAML files, or - for standard input
        - release:NAME[@REVISION], a recorded revision of a release; the newest without a number
        - git:REVISION[:PATH], the chart at a path as a revision of its git repository has it; without a path
          the chart of the other side

        The values flags go to the new side and, where the old one is a chart, to that one, too. A flag --base-…
        replaces the flag of that name for the old side; with --base-defaults the old side takes no values.

            $ swelm diff ./web ./web --base-defaults -f values-prod.yaml
            $ swelm diff git:origin/main ./web -f values-prod.yaml
            $ helm template web ./web | swelm diff - ./web --set image.tag=84
            $ swelm diff release:web@3 release:web@5

        A side of a git revision takes its values files and file:// dependencies from there, too; -f
        git:REVISION:PATH names such a file for any side.

        Exit status: 0 if nothing changes, 2 if something does (see --exit-code), 1 for an error.
        """

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let session = try DiffSession(invocation)
        warnOfSubcommand(invocation)
        let references = try invocation.arguments.map { text throws(ReviewFailure) in try SideReference(text) }
        try session.show([try session.report(references[0], references[1])])
    }

    /// Says which of two meanings a first word was given.
    private static func warnOfSubcommand(_ invocation: Invocation) {
        let word = invocation.arguments[0]
        guard command.subcommands().contains(where: { GoString($0.name) == word }) else { return }
        invocation.context.warn(
            "warning: " + word + " is taken for what is at that path, not for the subcommand `diff " + word
                + "`; ./" + word + " says the same without this warning")
    }
}
