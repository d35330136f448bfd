import Diffing
import GoTemplate
import Releases
import Rollouts

/// A staged release that was begun by hand.
extension StagedComparison {
    /// The index of the stage that is in place; nil for none.
    ///
    /// - Throws: `UnknownStage`; `ReviewFailure` where the file has waves.
    var indexInPlace: Int? {
        get throws {
            guard let stageInPlace else { return nil }
            if sequence.stages.last.map({ $0.wave > 0 }) == true {
                throw ReviewFailure("--at takes over one wave of targets alone, and the file has several")
            }
            return try UnknownStage.index(of: stageInPlace, among: sequence.stages.map(\.name))
        }
    }

    /// The number of the revision that a stage is to become, which templates are told.
    ///
    /// - Parameters:
    ///   - base: the number of the revision to return to; nil where there is none.
    ///   - newest: the number of the newest revision.
    func revision(ofStage index: Int, base: Int?, newest: Int?) throws -> Int {
        guard let base, let newest else { return index + 1 }
        if let inPlace = try indexInPlace { return newest + index - inPlace }
        let isApplied = sequence.base != .strict || newest != base
        return newest + index + (isApplied ? 1 : 0)
    }

    /// Refuses where what is deployed is not what the stage renders that is said to be in place.
    func checkStageInPlace(_ releases: [StagedRelease]) throws {
        guard let index = try indexInPlace else { return }
        for release in releases { try check(release, isAt: index) }
    }

    private func check(_ release: StagedRelease, isAt index: Int) throws {
        let stage = sequence.stages[index].name
        guard let deployed, release.base != nil, let newest = release.newest, newest.status == .deployed,
            let made = release.stage(at: index)
        else {
            throw ReviewFailure(
                "stage " + Strconv.quote(stage) + " is not in place: no revision of " + release.member.release
                    + " is deployed")
        }
        let side = ReleaseSide(
            try deployed.release(newest, on: release.member.place.target), settings: settings)
        let report = try comparison.report(
            from: comparison.side(side, .old), to: made.compared)
        let different = report.objects.filter { !$0.isNoise }
        if !different.isEmpty { throw OtherContentFailure(inPlace: newest.revisionKey, stage: stage, different) }
    }
}
