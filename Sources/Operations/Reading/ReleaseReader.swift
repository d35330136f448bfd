import Charts
import Failures
import GoTemplate
import Releases
import Rendering

/// Reads single releases as Helm's commands name them.
package struct ReleaseReader {
    private let store: any ReleaseStore

    package init(_ store: any ReleaseStore) { self.store = store }

    /// The newest revision, or the one of a number above zero.
    ///
    /// Mirrors pkg/action action.go releaseContent.
    package func release(_ key: ReleaseKey, revision: Int = 0) throws -> Release {
        guard ReleaseName.isValid(key.name) else {
            throw HelmError("releaseContent: Release name is invalid: " + key.name)
        }
        var release = try store.release(key, revision: revision)
        // Records of Helm hold no empty values.
        if release.config?.isEmpty == true { release.config = nil }
        return release
    }

    /// All revisions, ascending.
    ///
    /// Mirrors pkg/action history.go.
    package func history(of key: ReleaseKey) throws -> [ReleaseHead] {
        guard ReleaseName.isValid(key.name) else { throw HelmError("release name is invalid: " + key.name) }
        return try store.history(of: key)
    }

    /// Whether an upgrade that may install has to: there is no such release, or it was uninstalled.
    ///
    /// Helm looks at the last record in the order of their names, where revision 10 comes before 9; here it is the
    /// newest revision.
    package func isMissing(_ key: ReleaseKey) throws -> (isMissing: Bool, isUninstalled: Bool) {
        guard ReleaseName.isValid(key.name) else { throw HelmError("release name is invalid: " + key.name) }
        guard let last = try store.last(of: key) else { return (true, false) }
        return (last.status == .uninstalled, last.status == .uninstalled)
    }

    /// The labels Helm shows for a revision.
    ///
    /// From Secrets, Helm reads the newest revision in a way that shows its own labels too; its other stores do not.
    package func labels(of release: Release, isNewest: Bool) -> [GoString: GoString] {
        guard isNewest, case .sqlite = store.location else { return release.labels }
        let changed = max(release.info.lastDeployed.unixSeconds, release.info.deleted.unixSeconds)
        return release.head.selectableLabels.merging(["modifiedAt": GoString("\(changed)")]) { $1 }
    }

    /// The values of the user, or all that the templates saw.
    ///
    /// Mirrors pkg/action get_values.go.
    package func values(of release: Release, isComplete: Bool) throws -> Value {
        guard isComplete else { return release.config.map(Value.map) ?? .null }
        return .map(try ValuesReuse.coalesced(release.chart, release.config ?? Map(), log: Log()))
    }
}
