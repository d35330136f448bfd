import Charts
import Files
import GoTemplate
import Operations
import Releases
import Rendering
import Rollouts

extension StagedComparison {
    /// The plan with all that it takes to carry it out.
    ///
    /// - Parameters:
    ///   - overrides: values of all stages, above those of the file.
    ///   - version: that of this program.
    /// - Throws: as `reports` does.
    package func frozen(overrides: ValuesOptions, version: GoString) throws -> FrozenPlan {
        let planned = try plan(overrides: overrides)
        let extra = [ValuesEntry](try overrides.absolute())
        var rendering = RenderOptions()
        rendering.capabilities = settings.capabilities
        rendering.skipsSchemaValidation = settings.skipsSchemaValidation
        rendering.enablesDNS = settings.enablesDNS
        rendering.limits = settings.limits
        let members = try sequence.members.map { try frozen($0, extra, rendering) }
        return FrozenPlan(
            name: sequence.name, plan: planned.plan, members: members, file: FrozenStagesFile(sequence),
            rendering: rendering, version: version,
            commit: GitCheckout(around: sequence.document.path)?.commit ?? GoString())
    }

    private func frozen(
        _ member: ReleaseMember, _ extra: [ValuesEntry], _ rendering: RenderOptions
    ) throws -> FrozenMember {
        let key = ReleaseKey(namespace: member.namespace, name: member.release)
        let base = try deployed?.revision(of: key)
        let chart = try loadedChart(of: member)
        let stages = try sequence.stages.indices.map { index in
            try frozen(
                chart, try values(of: member, at: index, extra, base), key, revision(of: index, after: base), member,
                index, rendering)
        }
        return FrozenMember(
            name: member.name, release: key, chart: chart.copy(),
            base: try base.map { try FrozenBase($0, deployed?.values(of: key)) },
            stages: stages)
    }

    private func frozen(
        _ chart: LoadedChart, _ values: UserValues, _ key: ReleaseKey, _ revision: Int, _ member: ReleaseMember,
        _ index: Int, _ rendering: RenderOptions
    ) throws -> FrozenStage {
        FrozenStage(
            values: values.merged,
            manifestDigest: try FrozenMember.digest(
                of: chart.copy(), values.copy(), for: key, revision: revision, rendering),
            revision: revision, isRandom: chart.isRandom(with: values.merged),
            split: sequence.split(of: member, at: index))
    }

    /// The number of the revision that a stage is to become.
    private func revision(of index: Int, after base: Release?) -> Int {
        let isApplied = base == nil || sequence.base != .strict
        return (base?.revision ?? 0) + index + (isApplied ? 1 : 0)
    }
}

extension FrozenBase {
    fileprivate init(_ release: Release, _ values: Map?) throws {
        self.init(
            revision: release.revision, values: values ?? Map(),
            manifestDigest: ContentDigest.of(release.manifest.bytes))
    }
}
