import Charts
import Failures
import GoTemplate
import Releases
import Rendering

/// What an upgrade starts from and takes over, decided before anything is rendered.
///
/// Mirrors the first half of pkg/action upgrade.go prepareUpgrade, and of pkg/cmd upgrade.go for `--install`.
package struct UpgradePlan {
    package let key: ReleaseKey
    /// The newest revision, whatever its status; nil where there is none.
    let last: ReleaseSummary?
    /// The revision that the upgrade starts from: the one that is deployed, or the newest where none is; nil for an
    /// install.
    package let current: Release?
    private let policy: ValuesPolicy

    /// - Parameter mayInstall: whether a release that is missing is installed.
    /// - Throws: `HelmError` for a name that no release can have, `NoDeployedReleases` where there is nothing to start
    ///   from, `PendingOperation`, or the store's failure.
    package init(
        _ key: ReleaseKey, in store: any ReleaseStore, policy: ValuesPolicy = .automatic, mayInstall: Bool = false
    ) throws {
        try Self.checkName(of: key)
        self.key = key
        self.policy = policy
        last = try store.last(of: key)
        if mayInstall, Self.isMissing(last) {
            current = nil
        } else {
            current = try store.release(Self.start(of: key, after: last, in: store).revisionKey)
        }
    }

    /// An install, whatever is recorded.
    package init(installing key: ReleaseKey) {
        self.key = key
        (last, current, policy) = (nil, nil, .reset)
    }

    /// What templates are told of the release.
    package var releaseOptions: ReleaseOptions {
        guard let current else { return ReleaseOptions(name: key.name, namespace: key.namespace) }
        return ReleaseOptions(name: key.name, namespace: current.namespace, isUpgrade: true, revision: revision)
    }

    /// The number of the revision to make.
    package var revision: Int { (last?.revision ?? 0) + 1 }

    /// The values to render with.
    ///
    /// Mirrors upgrade.go reuseValues.
    ///
    /// - Parameter given: those of the user; good for nothing after the call.
    package func values(given: Map, log: Log) throws(HelmError) -> PlannedValues {
        guard let current else { return PlannedValues(given, from: .user) }
        if let step = policy.logText { log.debug(step) }
        guard policy != .reset else { return PlannedValues(given, from: .user) }
        let older = current.config ?? Map()
        if policy == .automatic {
            let usesOlder = given.isEmpty && !older.isEmpty
            if usesOlder { Self.logReuse(of: current, in: log) }
            return usesOlder ? PlannedValues(older, from: .revisionBefore) : PlannedValues(given, from: .user)
        }
        let defaults = policy == .reuse ? try Self.defaults(of: current, older, log: log) : nil
        ValuesReuse.add(older, to: given, log: log)
        return PlannedValues(given, from: .both, defaults: defaults)
    }

    private static func logReuse(of current: Release, in log: Log) {
        let version = GoString("\(current.revision)")
        log.debug("copying values from old release", [("name", current.name), ("version", version)])
    }

    private static func defaults(of current: Release, _ values: Map, log: Log) throws(HelmError) -> Map {
        do { return try ValuesReuse.coalesced(current.chart, values, log: log) } catch {
            throw HelmError("failed to rebuild old values: " + error.message)
        }
    }
}

extension UpgradePlan {
    static func checkName(of key: ReleaseKey) throws(HelmError) {
        guard ReleaseName.isValid(key.name) else { throw HelmError("release name is invalid: " + key.name) }
    }

    /// Whether an upgrade that may install has to: there is no release, or it was uninstalled.
    ///
    /// Helm looks at the last record in the order of their names, where revision 10 comes before 9; here it is the
    /// newest revision.
    static func isMissing(_ last: ReleaseSummary?) -> Bool { last == nil || last?.status == .uninstalled }

    private static func start(
        of key: ReleaseKey, after last: ReleaseSummary?, in store: any ReleaseStore
    ) throws -> ReleaseSummary {
        guard let last else { throw NoDeployedReleases(key) }
        if last.status.isPending { throw PendingOperation() }
        if let deployed = last.status == .deployed ? last : try store.deployed(of: key) { return deployed }
        guard last.status == .failed || last.status == .superseded else { throw NoDeployedReleases(key) }
        return last
    }
}

/// Helm's errPending: a revision that Helm itself left pending; nobody here holds the release.
package struct PendingOperation: Hinted {
    package var message: GoString { "another operation (install/upgrade/rollback) is in progress" }
    package var hint: String? { "if that operation is dead, run \"swelm release unlock --force\" for the release" }
}

/// No revision that an upgrade can start from.
///
/// Mirrors pkg/storage/driver driver.go NewErrNoDeployedReleases.
package struct NoDeployedReleases: GoError {
    private let key: ReleaseKey

    init(_ key: ReleaseKey) { self.key = key }

    package var message: GoString { Strconv.quote(key.name) + " has no deployed releases" }
}
