import Codecs
import GoTemplate
import Operations
import Releases
import Rollouts

extension StagedPlan {
    /// The plan with all that it takes to carry it out.
    ///
    /// - Parameter version: that of this program.
    /// - Throws: `ReviewFailure` where charts are rendered with a program, which another machine may not have.
    package func frozen(version: GoString) throws -> FrozenPlan {
        guard settings.postRenderer == nil else {
            throw ReviewFailure("stages that a post-renderer changes cannot be carried out later")
        }
        var rendering = RenderOptions()
        rendering.capabilities = settings.capabilities
        rendering.skipsSchemaValidation = settings.skipsSchemaValidation
        rendering.schemas = settings.schemas
        rendering.enablesDNS = settings.enablesDNS
        rendering.limits = settings.limits
        var frozen = FrozenPlan(
            name: sequence.name, plan: plan, members: releases.map(frozen),
            file: FrozenStagesFile(sequence), rendering: rendering, version: version,
            commit: GitCheckout(around: sequence.document.path)?.commit ?? GoString())
        frozen.stageInPlace = stageInPlace
        return frozen
    }

    private func frozen(_ release: StagedRelease) -> FrozenMember {
        let member = release.member
        var frozen = FrozenMember(
            name: member.name, release: ReleaseKey(namespace: member.namespace, name: member.release),
            chart: release.chart.copy(), base: release.base?.frozen,
            stages: zip(release.stages, release.indices).map { $0.frozen(split: sequence.split(of: member, at: $1)) })
        frozen.target = member.place.target
        if release.base != nil, stageInPlace != nil || !release.isBaseInPlace {
            frozen.newest = release.newest?.revision
        }
        return frozen
    }
}

extension StagedBase {
    fileprivate var frozen: FrozenBase {
        FrozenBase(
            revision: release.revision, values: values, manifestDigest: ContentDigest.of(release.manifest.bytes))
    }
}

extension StagedSide {
    /// - Parameter split: the weights that the file declares.
    func frozen(split: TrafficSplit?) -> FrozenStage {
        FrozenStage(
            values: values.merged, manifestDigest: chart.contentDigest, revision: revision, isRandom: chart.isRandom,
            split: split)
    }
}
