import Diffing
import GoTemplate
import Manifests
import Operations
import Review

/// Whether a command line is one of the plugin helm-diff, and what differs then: programs such as helmfile expect its
/// exit status, and every change of a manifest to be one.
struct HelmDiffMode {
    /// Whether a flag was given that only helm-diff has.
    let isAskedFor: Bool
    /// Whether changes show in the exit status: `--detailed-exitcode`.
    let isExitDetailed: Bool
    /// Whether an install is shown: `--dry-run`.
    let isDryRun: Bool
    /// Whether live objects are compared: `--three-way-merge`.
    let mergesThreeWay: Bool
    private let suppressedKinds: Set<GoString>
    private let hiddenLines: LinePatterns?

    /// - Throws: `CommandFailure` for values that make no sense.
    init(_ flags: ParsedFlags, _ environment: [String: String]) throws(CommandFailure) {
        isAskedFor = !flags.given(among: HelmDiffFlags.names).isEmpty
        isExitDetailed = flags.givenIfDeclared(HelmDiffFlags.detailedExitCode) ?? false
        isDryRun = try flags.givenIfDeclared(HelmDiffFlags.dryRun).map(Self.isDryRun) ?? false
        let suppressesSecrets = flags.givenIfDeclared(HelmDiffFlags.suppressSecrets) ?? false
        let secrets: [GoString] = suppressesSecrets ? ["Secret"] : []
        suppressedKinds = Set((flags.givenIfDeclared(HelmDiffFlags.suppress) ?? []) + secrets)
        hiddenLines = try Self.lines(flags.givenIfDeclared(HelmDiffFlags.suppressOutputLineRegex) ?? [])
        mergesThreeWay =
            flags.givenIfDeclared(HelmDiffFlags.threeWayMerge) ?? (environment["HELM_DIFF_THREE_WAY_MERGE"] == "true")
    }

    private static func lines(_ expressions: [GoString]) throws(CommandFailure) -> LinePatterns? {
        if expressions.isEmpty { return nil }
        do { return try LinePatterns(expressions) } catch {
            throw CommandFailure("invalid value for --suppress-output-line-regex: " + error.message)
        }
    }

    private static func isDryRun(_ word: OpenEnum<DryRunWord>) throws(CommandFailure) -> Bool {
        switch word.text {
        case "client", "true": return true
        case "", "none", "false", "server": return false
        case let value:
            let choices: GoString = " for --dry-run: must be client, server, none, true or false"
            throw CommandFailure("invalid value " + Strconv.quote(value) + choices)
        }
    }

    /// A report in which objects of suppressed kinds are only named, and suppressed lines are not shown.
    func suppressing(in report: DiffReport) -> DiffReport {
        guard !suppressedKinds.isEmpty || hiddenLines != nil else { return report }
        var report = report
        for index in report.objects.indices {
            if suppressedKinds.contains(report.objects[index].identity.kind) {
                report.objects[index].hidesContent = true
            }
            report.objects[index].hide(hiddenLines)
        }
        return report
    }
}
