import Diffing
import GoTemplate
import Releases
import Rollouts

/// One release of a staged release, with what its stages render.
struct StagedRelease {
    let member: ReleaseMember
    let chart: LoadedChart
    /// What is deployed, or a person chose to return to; nil where nothing is.
    let base: StagedBase?
    /// The newest revision, whatever became of it; nil where there is none.
    let newest: ReleaseSummary?
    /// What the stages that it takes part in render, in their order.
    let stages: [StagedSide]
    /// The indices of those stages among all.
    let indices: [Int]
    /// Where the first stage comes from: what is deployed, or nothing at all.
    let start: ComparedSide

    /// All sides that are compared, each with the one before it.
    var sides: [ComparedSide] { [start] + stages.map(\.compared) }

    /// What a stage, or the last before it that changes the release, makes of it; nil where none did yet.
    func stage(at index: Int) -> StagedSide? { indices.lastIndex { $0 <= index }.map { stages[$0] } }

    /// The number of a stage among those of the release; nil for one that leaves it as it is.
    func number(ofStage index: Int) -> Int? { indices.firstIndex(of: index) }

    /// What is in place after a stage.
    func side(at index: Int) -> ComparedSide { stage(at: index)?.compared ?? start }

    /// Whether what it returns to is what is there now.
    var isBaseInPlace: Bool {
        guard let base else { return false }
        return newest?.revision == base.release.revision
    }
}

/// The deployed revision of a release.
struct StagedBase {
    let release: Release
    /// All its values, with the defaults of its chart.
    let values: Map
    let compared: ComparedSide
}

/// What a stage makes of one release.
struct StagedSide {
    let chart: ChartSide
    let compared: ComparedSide
    let values: UserValues
    /// The number of the revision that it is to become, `.Release.Revision`.
    let revision: Int
}
