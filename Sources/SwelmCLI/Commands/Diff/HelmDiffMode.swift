import Diffing
import GoTemplate
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
    private let suppressedKinds: Set<GoString>
    private let hiddenLines: LinePatterns?

    /// - Throws: `CommandFailure` for what needs a cluster, and for values that make no sense.
    init(_ flags: ParsedFlags, _ environment: [String: String]) throws(CommandFailure) {
        isAskedFor = HelmDiffFlags.names.contains(where: flags.isSet)
        isExitDetailed = flags.bool("detailed-exitcode")
        isDryRun = try Self.isDryRun(flags)
        let secrets: [GoString] = flags.bool("suppress-secrets") ? ["Secret"] : []
        suppressedKinds = Set(flags.strings("suppress") + secrets)
        hiddenLines = try Self.lines(flags.strings("suppress-output-line-regex"))
        try Self.refuseThreeWayMerge(flags, environment)
    }

    private static func lines(_ expressions: [GoString]) throws(CommandFailure) -> LinePatterns? {
        if expressions.isEmpty { return nil }
        do { return try LinePatterns(expressions) } catch {
            throw CommandFailure("invalid value for --suppress-output-line-regex: " + error.message)
        }
    }

    private static func isDryRun(_ flags: ParsedFlags) throws(CommandFailure) -> Bool {
        switch flags.string("dry-run") {
        case "client", "true": return true
        case "", "none", "false", "server": return false
        case let value:
            let choices: GoString = " for --dry-run: must be client, server, none, true or false"
            throw CommandFailure("invalid value " + Strconv.quote(value) + choices)
        }
    }

    private static func refuseThreeWayMerge(
        _ flags: ParsedFlags, _ environment: [String: String]
    ) throws(CommandFailure) {
        let reason = " needs a cluster, which swelm does not talk to yet; without it the recorded revision is compared"
        if flags.bool("three-way-merge") { throw CommandFailure("--three-way-merge" + reason) }
        guard !flags.isSet("three-way-merge"), environment["HELM_DIFF_THREE_WAY_MERGE"] == "true" else { return }
        throw CommandFailure("HELM_DIFF_THREE_WAY_MERGE=true" + reason)
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
