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
    /// In the order of the stages.
    let stages: [StagedSide]
    /// Where the first stage comes from: what is deployed, or nothing at all.
    let start: ComparedSide

    /// All sides that are compared, each with the one before it.
    var sides: [ComparedSide] { [start] + stages.map(\.compared) }

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
