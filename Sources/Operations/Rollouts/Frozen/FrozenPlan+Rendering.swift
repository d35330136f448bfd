import Charts
import Failures
import GoTemplate
import Manifests
import Releases
import Rendering

extension FrozenMember {
    /// The digest of what values render to, as the plan of a stage has it.
    ///
    /// - Parameters:
    ///   - values: used up by the render.
    ///   - revision: `.Release.Revision`.
    /// - Throws: what rendering throws.
    package static func digest(
        of chart: Chart, _ values: Map, for release: ReleaseKey, revision: Int, _ rendering: RenderOptions
    ) throws -> GoString {
        let options = ReleaseOptions(
            name: release.name, namespace: release.namespace, isUpgrade: revision > 1, revision: revision)
        var request = RenderRequest(chart: chart, userValues: values, release: options)
        request.capabilities = rendering.capabilities
        request.skipsSchemaValidation = rendering.skipsSchemaValidation
        request.schemas = rendering.schemas
        request.enablesDNS = rendering.enablesDNS
        request.limits = rendering.limits
        return try request.render(log: Log()).contentDigest
    }

    /// Whether a stage still renders to what was reviewed; of one that is random nobody can tell.
    func renders(_ stage: FrozenStage, _ rendering: RenderOptions) throws -> Bool {
        if stage.isRandom { return true }
        let digest = try Self.digest(
            of: chartToRender, stage.valuesToRender(), for: release, revision: stage.revision, rendering)
        return digest == stage.manifestDigest
    }
}

extension RenderedRelease {
    /// The digest of the manifest and the hooks.
    package var contentDigest: GoString {
        var stream = ManifestStream(manifests)
        for hook in hooks { stream.append(source: hook.manifest.source, content: hook.manifest.content.bytes) }
        return ContentDigest.of(stream.bytes)
    }
}
