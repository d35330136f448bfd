import GoLibrary
import GoTemplate

/// What listings show of a revision; reading it decodes no chart, manifest or values.
///
/// A class because listings sort and filter thousands of them, and copies of a dozen texts would cost more than reading.
package final class ReleaseSummary: Sendable {
    package let key: ReleaseKey
    /// The namespace that the record names; see `Release.namespace`.
    package let namespace: GoString
    package let revision: Int
    package let status: ReleaseStatus
    package let firstDeployed: GoTime
    package let lastDeployed: GoTime
    package let deleted: GoTime
    package let description: GoString
    /// The revision that a rollback returned to; 0 for none.
    package let rollbackRevision: Int
    package let chartName: GoString
    package let chartVersion: GoString
    package let appVersion: GoString
    /// Those of a record in a cluster are with Helm's own.
    package let labels: [GoString: GoString]

    /// - Parameter namespace: nil for that of the key.
    package init(
        key: ReleaseKey, namespace: GoString? = nil, revision: Int, status: ReleaseStatus, firstDeployed: GoTime,
        lastDeployed: GoTime, deleted: GoTime, description: GoString, rollbackRevision: Int = 0, chartName: GoString,
        chartVersion: GoString, appVersion: GoString, labels: [GoString: GoString]
    ) {
        self.key = key
        self.namespace = namespace ?? key.namespace
        self.revision = revision
        self.status = status
        self.firstDeployed = firstDeployed
        self.lastDeployed = lastDeployed
        self.deleted = deleted
        self.description = description
        self.rollbackRevision = rollbackRevision
        self.chartName = chartName
        self.chartVersion = chartVersion
        self.appVersion = appVersion
        self.labels = labels
    }

    package var name: GoString { key.name }
    package var revisionKey: RevisionKey { key.revision(revision) }

    /// The chart as Helm's tables show it, such as `webapp-1.4.2`.
    package var chartText: GoString { chartName + "-" + chartVersion }

    /// The labels that the user gave the revision.
    package var userLabels: [GoString: GoString] { labels.filter { !ReleaseSecret.systemLabels.contains($0.key) } }

    /// The labels that selectors see: those of the user and Helm's own.
    ///
    /// Mirrors pkg/storage/driver sql.go getReleaseSystemLabels.
    package var selectableLabels: [GoString: GoString] {
        let own: [GoString: GoString] = [
            "name": name, "owner": "helm", "status": GoString(status.rawValue), "version": GoString("\(revision)"),
        ]
        return labels.merging(own) { $1 }
    }
}

extension [ReleaseSummary] {
    /// The oldest of a release's revisions, without which no more than `maximum` are left; the newest deployed one
    /// stays.
    ///
    /// Mirrors pkg/storage storage.go removeLeastRecent.
    package func leastRecent(beyond maximum: Int) -> ArraySlice<ReleaseSummary> {
        let deployed = last { $0.status == .deployed }?.revision
        return filter { $0.revision != deployed }.prefix(Swift.max(0, count - maximum))
    }
}
