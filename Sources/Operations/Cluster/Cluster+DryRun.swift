import Charts
import Failures
import GoTemplate
import Releases
import Rendering

// What an installation and `template --dry-run=server` have in common; mirrors pkg/action install.go RunWithContext.

extension Cluster {
    /// Refuses where the server does not answer, and says so in the log as well.
    package func requireReachable(log: Log) throws(ClusterFailure) {
        do throws(ClusterFailure) { try checkReachable() } catch {
            let failure = error.within("cluster reachability check failed: ")
            log.error(failure.message)
            throw failure
        }
    }

    /// Has a render see the cluster.
    ///
    /// - Parameters:
    ///   - request: its chart's dependencies are processed here.
    ///   - skipsCustomResources: whether files of `crds/` do not matter.
    /// - Throws: why the cluster cannot be asked, or why the dependencies are wrong.
    package func prepare(_ request: inout RenderRequest, skipsCustomResources: Bool, log: Log) throws {
        try requireReachable(log: log)
        try ReleaseName.validate(request.release.name, log: log)
        try Dependencies.process(request.chart, userValues: request.userValues, log: log)
        request.dependenciesAreProcessed = true
        if !skipsCustomResources, !request.chart.customResourceFiles.isEmpty { log.warnOfCustomResources() }
        if let capabilities = try capabilities() { request.capabilities = capabilities }
        request.lookup = lookup
    }

    /// Finds out whether the objects of a render could be installed, or, where it is one for an upgrade, whether the server
    /// knows their kinds.
    package func check(_ rendered: RenderedRelease, of key: ReleaseKey, isUpgrade: Bool) throws(ClusterFailure) {
        var options = ApplyOptions()
        options.takesOwnership = isUpgrade
        let manifest = GoString(ManifestStream(rendered.manifests).bytes)
        let objects = ReleaseObjects(key: key, manifest: manifest, applyMethod: .known(.serverSide))
        _ = try plan(.install(objects), options)
    }
}

extension Log {
    /// Says that what a dry run renders may be wrong, because it installs no kinds.
    func warnOfCustomResources() {
        warn("This chart or one of its subcharts contains CRDs. Rendering may fail or contain inaccuracies.")
    }
}
