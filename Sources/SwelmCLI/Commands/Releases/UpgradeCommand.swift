import Charts
import Failures
import GoTemplate
import Operations
import Releases

/// `swelm upgrade [RELEASE] [CHART]`.
enum UpgradeCommand {
    static let command = Command(
        name: "upgrade", usage: "[RELEASE] [CHART]", summary: "upgrade a release",
        description: """
            Upgrade a release to another version of a chart, or to other values: render it and record the result
            as the next revision.

            Values given here replace those of the revision before; without any, they are used again. See
            --reuse-values, --reset-then-reuse-values and --reset-values.

            There is no cluster yet: the revision is recorded, and nothing is applied.
            """,
        flags: { UpgradeFlags.upgrade }, arguments: .exactly(2), exclusiveFlags: ReleaseFlags.exclusive, isHelms: true,
        run: run)

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let log = Log()
        defer { invocation.context.write(log) }
        try TransportFiles(invocation.flags).check()
        let isDryRun = try invocation.isDryRun()
        let run = UpgradeRun(invocation: invocation, isDryRun: isDryRun, log: log)
        let release = try run.run()
        try ReleaseReport(release, invocation).print()
        invocation.context.write(log)
        if !isDryRun { invocation.noteRecorded(release) }
    }
}

/// One run of `upgrade`, which may turn out to be an install.
private struct UpgradeRun {
    let invocation: Invocation
    let isDryRun: Bool
    let log: Log

    private var flags: ParsedFlags { invocation.flags }
    private var key: ReleaseKey { invocation.key(invocation.arguments[0]) }
    private var isForPeople: Bool { OutputFormat(flags) == .table }

    func run() throws -> Release {
        let scope = try invocation.operationScope(log: log)
        guard flags.bool("install") else { return try upgrade(in: scope, under: nil) }
        let reader = ReleaseReader(scope.store)
        let state = try reader.isMissing(key)
        // A chart that cannot be installed is refused before anything is locked, which may make the store.
        let prepared = state.isMissing ? try prepareInstallation(replacing: state.isUninstalled, in: scope) : nil
        if isDryRun { return try prepared?.release ?? upgrade(in: scope, under: nil) }
        let lock = try lock(scope)
        defer { lock.end() }
        // Whether there is a release is known only now that nobody else works on it.
        let now = try reader.isMissing(key)
        if !now.isMissing { return try upgrade(in: scope, under: lock) }
        let (installation, release) = try prepared ?? prepareInstallation(replacing: now.isUninstalled, in: scope)
        return try invocation.failing(with: GoString()) { try installation.run(release, in: scope, under: lock) }
    }

    private func prepareInstallation(
        replacing: Bool, in scope: OperationScope
    ) throws -> (installation: Installation, release: Release) {
        if isForPeople {
            invocation.print("Release " + Strconv.quote(key.name) + " does not exist. Installing it now.\n")
        }
        let options = try loading.options(for: invocation.arguments[1], isUpgrade: false, isDryRun: isDryRun)
        var installation = Installation(key, options)
        installation.replaces = replacing
        installation.usesServerSideApply = flags.string("server-side") != "false"
        let release = try invocation.failing(with: GoString()) { try installation.prepare(in: scope) }
        return (installation, release)
    }

    private func upgrade(in scope: OperationScope, under lock: ReleaseLock?) throws -> Release {
        let options = try loading.options(for: invocation.arguments[1], isUpgrade: true, isDryRun: isDryRun)
        var upgrade = Upgrade(key, options)
        upgrade.valuesPolicy = ValuesPolicy(flags)
        upgrade.serverSide = flags.string("server-side")
        upgrade.historyMaximum = invocation.historyMaximum
        let release = try invocation.failing(with: "UPGRADE FAILED: ") {
            if isDryRun || lock != nil { return try upgrade.run(in: scope, under: lock) }
            try upgrade.check(in: scope)
            let own = try self.lock(scope)
            defer { own.end() }
            return try upgrade.run(in: scope, under: own)
        }
        if isForPeople {
            invocation.print("Release " + Strconv.quote(key.name) + " has been upgraded. Happy Helming!\n")
        }
        return release
    }

    private var loading: ChartLoading { ChartLoading(invocation: invocation, log: log) }

    private func lock(_ scope: OperationScope) throws -> ReleaseLock {
        try scope.lock(key, for: "upgrade", timeout: flags.applyOptions.timeout)
    }
}

extension Invocation {
    /// `--history-max`, or `HELM_MAX_HISTORY`.
    var historyMaximum: Int { flags.int("history-max", orVariable: context.environment["HELM_MAX_HISTORY"]) }
}
