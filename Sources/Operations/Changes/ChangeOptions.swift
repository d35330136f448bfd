import Charts
import Failures
import GoTemplate
import JSONSchema
import Releases
import Rendering

/// What an install and an upgrade have in common: what to render, and what becomes of it.
package struct ChangeOptions {
    package var chart: Chart
    /// The values the user gives.
    package var values: Map
    package var rendering = RenderOptions()
    package var apply = ApplyOptions()
    package var labels: [GoString: GoString] = [:]
    /// Helm's own words where empty.
    package var description = GoString()
    package var mode = ChangeMode.apply
    /// Whether a dry run leaves out what is in Secrets.
    package var hidesSecrets = false
    package var rollsBackOnFailure = false
    package var sources = AuditSources()
    /// What is known of the revision already, where it was planned; nil where its sources are at hand.
    var plannedAudit: ReleaseAudit?

    package init(chart: Chart, values: Map) {
        self.chart = chart
        self.values = values
    }
}

/// How templates are rendered.
package struct RenderOptions {
    package var capabilities = Capabilities()
    package var skipsSchemaValidation = false
    /// Brings what schemas refer to on other servers; nil where nothing is fetched.
    package var schemas: (any RemoteSchemas)?
    package var enablesDNS = false
    /// Finds objects of a cluster; nil where there are none to find.
    package var lookup: (any ObjectLookup)?
    package var rendersSubchartNotes = false
    package var postRenderer: PostRenderer?
    package var limits = ExecutionLimits()

    package init() {}
}

extension ChangeOptions {
    /// Has templates see a cluster, which counts more than what was typed about one.
    mutating func see(_ cluster: any Cluster) throws(ClusterFailure) {
        if let capabilities = try cluster.capabilities() { rendering.capabilities = capabilities }
        if mode != .dryRun(.client) { rendering.lookup = cluster.lookup }
    }

    /// Renders the chart, whose dependencies are processed, for a revision.
    func render(_ release: ReleaseOptions, log: Log) throws -> RenderedRelease {
        var request = RenderRequest(chart: chart, userValues: values, release: release)
        request.capabilities = rendering.capabilities
        request.skipsSchemaValidation = rendering.skipsSchemaValidation
        request.schemas = rendering.schemas
        request.enablesDNS = rendering.enablesDNS
        request.lookup = rendering.lookup
        request.rendersSubchartNotes = rendering.rendersSubchartNotes
        request.postRenderer = rendering.postRenderer
        request.limits = rendering.limits
        // An upgrade looks at them later.
        if !release.isUpgrade { request.labels = labels }
        request.dependenciesAreProcessed = true
        return try request.render(log: log)
    }

    /// The text of all objects as a release records it.
    func manifest(of rendered: RenderedRelease) -> GoString {
        guard hidesSecrets else { return GoString(ManifestStream(rendered.manifests).bytes) }
        var stream = ManifestStream()
        for manifest in rendered.manifests {
            let isSecret = manifest.head.kind == "Secret" && manifest.head.apiVersion == "v1"
            let hidden: StaticString = "# HIDDEN: The Secret output has been suppressed"
            stream.append(
                source: manifest.source, content: isSecret ? Array("\(hidden)".utf8) : manifest.content.bytes)
        }
        return GoString(stream.bytes)
    }

    /// The audit of the revision, with the values its templates saw.
    func audit(in scope: OperationScope, of operation: OperationName) -> ReleaseAudit {
        if let plannedAudit { return scope.audit(of: operation, from: plannedAudit) }
        var audit = scope.audit(of: operation)
        sources.describe(in: &audit)
        audit.effectiveValues = try? ValuesReuse.coalesced(chart, values, log: Log())
        return audit
    }
}
