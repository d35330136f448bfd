import Charts
import Diagnostics
import Diffing
import Failures
import Files
import GoTemplate
import Releases
import Rendering
import Rollouts

/// Renders all stages of a release, or of several, and compares each with the one before.
package struct StagedComparison {
    let sequence: StageSequence
    let settings: RenderSettings
    let comparison: Comparison
    /// Where the stages begin; nil for nowhere but the first of them.
    package var deployed: DeployedRevisions?
    /// The stage that is in place already, brought there by hand; nil where the first is to be applied.
    package var stageInPlace: GoString?
    /// Finds charts that are elsewhere.
    package var locator = ChartLocator.local

    /// - Parameter settings: how charts are rendered, whatever release they are for.
    package init(_ sequence: StageSequence, settings: RenderSettings, comparison: Comparison) {
        self.sequence = sequence
        self.settings = settings
        self.comparison = comparison
    }

    /// The releases that take part.
    package var members: [ReleaseMember] { sequence.members }

    /// What rollouts of the stages are called, before their numbers.
    package var name: GoString { sequence.name }

    /// A report for each stage, with its name as title; of several releases one for each of them.
    ///
    /// The first stage is where the others start from: its report has no changes, but the risks it has of its own.
    ///
    /// - Parameter overrides: values of all stages, above those of the file.
    /// - Throws: `StageFailure`; `HelmError` where the chart cannot be read.
    package func reports(overrides: ValuesOptions) throws -> [DiffReport] {
        let reports = try releases(overrides).map(reports)
        return sequence.stages.indices.flatMap { index in reports.compactMap { $0[index] } }
    }

    /// The plan: the reports, what else is to be said of each stage, and the way back from it.
    ///
    /// Throws as `reports` does.
    package func plan(overrides: ValuesOptions) throws -> StagedPlan {
        try deployed?.chosen.check(members.map(\.place))
        let releases = try releases(overrides)
        try checkStageInPlace(releases)
        let ofReleases = try releases.map(reports)
        let reports = sequence.stages.indices.map { index in ofReleases.map { $0[index] } }
        let plan = try rolloutPlan(of: releases, reports)
        let outlooks = try OutlookFinder(sequence, comparison, releases, plan, reports).outlooks()
        return StagedPlan(
            sequence: sequence, reports: reports.map { $0.compactMap(\.self) }, plan: plan, outlooks: outlooks,
            releases: releases,
            settings: settings, stageInPlace: try indexInPlace)
    }

    /// A report for each stage; nil for those that leave the release as it is.
    private func reports(of release: StagedRelease) throws -> [DiffReport?] {
        // What the comparison looks at is shared by all threads, and changed by none.
        nonisolated(unsafe) let (staged, release) = (self, release)
        let reports = release.mapPairs { index, old, new in
            Result { try index == 0 ? staged.start(new, of: release) : staged.comparison.report(from: old, to: new) }
        }
        return try sequence.stages.indices.map { index in
            guard let number = release.number(ofStage: index) else { return nil }
            var report = try failing(sequence.stages[index]) { try reports[number].get() }
            report.title = title(of: sequence.stages[index], release.member)
            return report
        }
    }

    private func start(_ side: ComparedSide, of release: StagedRelease) throws -> DiffReport {
        guard let base = release.base else { return try start(side, from: release.start) }
        let report = try comparison.report(from: base.compared, to: side)
        // Whatever a deployed revision makes of the first stage, unless the file says that both are one.
        let different = report.objects.filter { !$0.isNoise }
        guard sequence.base != .strict || different.isEmpty else {
            throw OtherContentFailure(strictBase: base.release.revision, different)
        }
        return report
    }

    /// A first stage that comes from nothing has risks, but no changes that are worth a look.
    private func start(_ side: ComparedSide, from nothing: ComparedSide) throws -> DiffReport {
        var changes = try comparison.changes(from: nothing, to: side)
        comparison.ignoring.apply(to: &changes)
        let risks = comparison.risks(of: changes)
        let objects = try side.shown().objects
        return DiffReport(title: side.side.name, old: objects, new: objects, objects: [], risks: risks)
    }

    private func title(of stage: Stage, _ member: ReleaseMember) -> GoString {
        sequence.members.count == 1 ? stage.name : stage.name + ": " + member.name
    }

    /// Names the stage in what goes wrong.
    func failing<Output>(_ stage: Stage, _ body: () throws -> Output) throws -> Output {
        do {
            return try body()
        } catch {
            let failure = (error as? SideFailure)?.failure ?? error
            throw StageFailure(stage: stage.name, file: sequence.document.path, line: stage.line, failure: failure)
        }
    }
}

/// A stage that cannot be rendered.
package struct StageFailure: Diagnosed {
    package let stage: GoString
    package let file: GoString
    package let line: Int
    package let failure: any Error

    package var message: GoString { prefix + failure.goMessage }
    package var cause: (any Error)? { failure }

    private var prefix: GoString { file + GoString(":\(line): stage ") + Strconv.quote(stage) + ": " }

    package func diagnostic(showsValues: Bool) -> Diagnostic {
        failure.knownDiagnostic(showsValues: showsValues).prefixed(with: prefix)
    }
}

extension ValuesOptions {
    /// The same files for whoever reads relative paths from another folder.
    func absolute() throws -> ValuesOptions {
        guard fileValues.isEmpty else {
            throw ReviewFailure("--set-file has no effect on stages; use `setFile` in the file of stages")
        }
        var result = self
        result.valueFiles = try valueFiles.map { path in
            if path.trimmingSpace == "-" { return path }
            guard let name = GitFileName(path, fileSystem: FileSystem()) else { return try FileSystem().absolute(path) }
            return "git:" + name.revision + ":" + (try FileSystem().absolute(name.path))
        }
        return result
    }
}
