import Charts
import Failures
import GoTemplate
import Releases
import Rendering

/// Reads single releases as Helm's commands name them.
package struct ReleaseReader {
    private let store: any ReleaseStore
    private let log: Log

    package init(_ store: any ReleaseStore, log: Log = Log()) {
        self.store = store
        self.log = log
    }

    /// The newest revision, or the one of a number above zero.
    ///
    /// Mirrors pkg/action action.go releaseContent.
    package func release(_ key: ReleaseKey, revision: Int = 0) throws -> Release {
        guard ReleaseName.isValid(key.name) else {
            throw HelmError("releaseContent: Release name is invalid: " + key.name)
        }
        if revision > 0 {
            log.debug(.read(key.revision(revision)))
        } else {
            log.debug(.readLast(key), .readHistory(key))
        }
        var release = try store.release(key, revision: revision)
        // Records of Helm hold no empty values.
        if release.config?.isEmpty == true { release.config = nil }
        return release
    }

    /// All revisions, ascending.
    ///
    /// Mirrors pkg/action history.go.
    package func history(of key: ReleaseKey) throws -> [ReleaseSummary] {
        guard ReleaseName.isValid(key.name) else { throw HelmError("release name is invalid: " + key.name) }
        log.debug("getting history for release", [("release", key.name)])
        log.debug(.readHistory(key))
        return try store.history(of: key)
    }

    /// The labels Helm shows for a revision.
    package func labels(of release: Release, isNewest: Bool) -> [GoString: GoString] {
        guard isNewest, store.systemLabels.areRead else { return release.labels }
        let changed = max(release.info.lastDeployed.unixSeconds, release.info.deleted.unixSeconds)
        return release.summary.selectableLabels.merging(["modifiedAt": GoString("\(changed)")]) { $1 }
    }

    /// The values of the user, or all that the templates saw.
    ///
    /// Mirrors pkg/action get_values.go.
    package func values(of release: Release, isComplete: Bool) throws -> Value {
        guard isComplete else { return release.config.map(Value.map) ?? .null }
        return .map(try ValuesReuse.coalesced(release.chart, release.config ?? Map(), log: Log()))
    }
}
