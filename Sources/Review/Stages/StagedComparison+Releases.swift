import Charts
import Diffing
import Failures
import Files
import GoTemplate
import Releases
import Rendering
import Rollouts

extension StagedComparison {
    /// The releases with all that their stages render.
    func releases(_ overrides: ValuesOptions) throws -> [StagedRelease] {
        let extra = [ValuesEntry](try overrides.absolute())
        let charts = ChartCache(fileSystem: FileSystem(), locator: locator)
        let releases = try sequence.members.map { try release(of: $0, charts, extra) }
        releases.render()
        return releases
    }

    private func chart(of member: ReleaseMember, _ charts: ChartCache, _ folder: GoString) throws -> LoadedChart {
        do { return try charts.chart(locator.name(member.chart, in: folder)) } catch {
            throw ChartFailure(place: sequence.document.place(of: member.path.appending(.key("chart"))), failure: error)
        }
    }

    private func release(of member: ReleaseMember, _ charts: ChartCache, _ extra: [ValuesEntry]) throws -> StagedRelease
    {
        let folder = GoPath.directory(sequence.document.path)
        let chart = try chart(of: member, charts, folder)
        let known = KnownDocuments()
        let base = try base(of: member, known)
        let newest = try deployed?.newest(of: member.place)
        let nothing = ManifestSide.empty(name: "nothing", namespace: member.namespace)
        return StagedRelease(
            member: member, chart: chart, base: base, newest: newest,
            stages: try stages(of: member, chart, base?.release, newest, ValuesFiles(folder: folder), extra, known),
            indices: sequence.stages(of: member),
            start: base?.compared ?? comparison.side(nothing, .old))
    }

    private func base(of member: ReleaseMember, _ known: KnownDocuments) throws -> StagedBase? {
        guard let deployed, let release = try deployed.revision(of: member.place) else { return nil }
        let side = comparison.side(ReleaseSide(release, settings: settings), .old, known: known)
        return StagedBase(release: release, values: try deployed.values(of: member.place) ?? Map(), compared: side)
    }

    private func stages(
        of member: ReleaseMember, _ chart: LoadedChart, _ base: Release?, _ newest: ReleaseSummary?,
        _ files: ValuesFiles, _ extra: [ValuesEntry], _ known: KnownDocuments
    ) throws -> [StagedSide] {
        var settings = settings
        return try sequence.stages(of: member).enumerated().map { number, index in
            let stage = sequence.stages[index]
            settings.release = try options(of: member, base, newest, at: number)
            return try failing(stage) {
                let entries = sequence.values(of: member, at: index).map { ValuesEntry($0, of: sequence.document) }
                let values = try values(UserValues(entries + extra, files: files), over: base)
                let side = ChartSide(name: stage.name, chart: chart, values: values, settings: settings)
                return StagedSide(
                    chart: side, compared: comparison.side(side, .new, known: known), values: values,
                    revision: settings.release.revision)
            }
        }
    }

    /// What templates are told of the release: each stage is a revision of its own, unless they are only compared.
    private func options(
        of member: ReleaseMember, _ base: Release?, _ newest: ReleaseSummary?, at index: Int
    ) throws -> ReleaseOptions {
        guard deployed != nil else { return ReleaseOptions(name: member.release, namespace: member.namespace) }
        let revision = try revision(ofStage: index, base: base?.revision, newest: newest?.revision)
        return ReleaseOptions(
            name: member.release, namespace: member.namespace, isUpgrade: revision > 1, revision: revision)
    }

    /// With `base: values` those of the deployed revision lie below.
    private func values(_ given: UserValues, over base: Release?) throws -> UserValues {
        guard sequence.base == .values, let base, let older = base.config else { return given }
        let merged = try given.copy()
        ValuesReuse.add(older, to: merged, log: Log())
        let name = GoString("revision \(base.revision)")
        return given.merged(as: merged, over: UserValues(recorded: older, of: name))
    }
}
