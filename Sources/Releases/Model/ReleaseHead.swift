import GoTemplate

/// What listings show of a revision; reading it decodes no chart, manifest or values.
package struct ReleaseHead: Sendable {
    package var key: ReleaseKey
    package var revision: Int
    package var status: ReleaseStatus
    package var firstDeployed: GoTime
    package var lastDeployed: GoTime
    package var deleted: GoTime
    package var description: GoString
    package var chartName: GoString
    package var chartVersion: GoString
    package var appVersion: GoString
    package var labels: [GoString: GoString]

    package init(
        key: ReleaseKey, revision: Int, status: ReleaseStatus, firstDeployed: GoTime, lastDeployed: GoTime,
        deleted: GoTime, description: GoString, chartName: GoString, chartVersion: GoString, appVersion: GoString,
        labels: [GoString: GoString]
    ) {
        self.key = key
        self.revision = revision
        self.status = status
        self.firstDeployed = firstDeployed
        self.lastDeployed = lastDeployed
        self.deleted = deleted
        self.description = description
        self.chartName = chartName
        self.chartVersion = chartVersion
        self.appVersion = appVersion
        self.labels = labels
    }

    package var name: GoString { key.name }
    package var namespace: GoString { key.namespace }
    package var revisionKey: RevisionKey { key.revision(revision) }

    /// The chart as Helm's tables show it, such as `webapp-1.4.2`.
    package var chartText: GoString { chartName + "-" + chartVersion }

    /// The labels that selectors see: those of the user and Helm's own.
    ///
    /// Mirrors pkg/storage/driver sql.go getReleaseSystemLabels.
    package var selectableLabels: [GoString: GoString] {
        let own: [GoString: GoString] = [
            "name": name, "owner": "helm", "status": GoString(status.rawValue), "version": GoString("\(revision)"),
        ]
        return labels.merging(own) { $1 }
    }

    package mutating func apply(_ change: InfoChange) {
        if let status = change.status { self.status = status }
        if let description = change.description { self.description = description }
        if let deleted = change.deleted { self.deleted = deleted }
    }
}
