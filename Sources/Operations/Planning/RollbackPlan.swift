import Failures
import GoTemplate
import Releases

/// Where a rollback returns to.
package enum RollbackTarget: Sendable {
    /// The revision before the newest.
    case previous
    case revision(Int)
    /// The newest revision with the label that was deployed once.
    case labelled(key: GoString, value: GoString)
}

/// Which revision a rollback makes the newest again, found without reading any.
///
/// Mirrors the first half of pkg/action rollback.go prepareRollback.
package struct RollbackPlan {
    /// The newest revision.
    package let current: ReleaseSummary
    /// The revision to return to.
    package let target: ReleaseSummary

    /// - Throws: `HelmError` where there is no such revision; the store's failure, also for an unknown release.
    package init(_ key: ReleaseKey, to target: RollbackTarget, in store: any ReleaseStore) throws {
        let history = try store.history(of: key)
        if case .revision(let number) = target, number < 0 { throw HelmError("invalid release revision") }
        guard let current = history.last else { throw StoreError.notFound }
        self.current = current
        self.target = try Self.find(target, in: history, before: current)
    }

    /// The way to a revision that is at hand, whether or not the history still has it.
    init(_ key: ReleaseKey, toPinned target: ReleaseSummary, in store: any ReleaseStore) throws {
        guard let current = try store.history(of: key).last else { throw StoreError.notFound }
        (self.current, self.target) = (current, target)
    }

    /// The number of the revision to make.
    package var revision: Int { current.revision + 1 }

    private static func find(
        _ target: RollbackTarget, in history: [ReleaseSummary], before current: ReleaseSummary
    ) throws(HelmError) -> ReleaseSummary {
        switch target {
        case .labelled(let key, let value):
            if let found = history.last(where: { $0.labels[key] == value && $0.wasDeployed }) { return found }
            let label = Strconv.quote(key + "=" + value)
            throw HelmError("release " + current.name + " has no deployed revision with the label " + label)
        case .revision(let number) where number > 0: return try find(number, in: history)
        case .revision, .previous: return try find(current.revision - 1, in: history)
        }
    }

    private static func find(_ revision: Int, in history: [ReleaseSummary]) throws(HelmError) -> ReleaseSummary {
        if let found = history.first(where: { $0.revision == revision }) { return found }
        throw HelmError(GoString("release has no \(revision) version"))
    }
}

extension ReleaseSummary {
    /// Whether the revision was ever the one in the cluster.
    fileprivate var wasDeployed: Bool {
        switch status {
        case .deployed, .superseded, .uninstalled, .uninstalling: true
        default: false
        }
    }
}
