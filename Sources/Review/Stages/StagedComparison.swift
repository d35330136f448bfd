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
    private let comparison: Comparison
    /// Where the stages begin; nil for nowhere but the first of them.
    package var deployed: DeployedRevisions?

    /// - Parameter settings: how charts are rendered, whatever release they are for.
    package init(_ sequence: StageSequence, settings: RenderSettings, comparison: Comparison) {
        self.sequence = sequence
        self.settings = settings
        self.comparison = comparison
    }

    /// The releases that take part.
    package var releases: [ReleaseKey] {
        sequence.members.map { ReleaseKey(namespace: $0.namespace, name: $0.release) }
    }

    /// A report for each stage, with its name as title; of several releases one for each of them.
    ///
    /// The first stage is where the others start from: its report has no changes, but the risks it has of its own.
    ///
    /// - Parameter overrides: values of all stages, above those of the file.
    /// - Throws: `StageFailure`; `HelmError` where the chart cannot be read.
    package func reports(overrides: ValuesOptions) throws -> [DiffReport] {
        try plan(overrides: overrides).reports.flatMap(\.self)
    }

    /// The plan: the reports, and the way back from each stage.
    ///
    /// Throws as `reports` does.
    package func plan(overrides: ValuesOptions) throws -> StagedPlan {
        let extra = [ValuesEntry](try overrides.absolute())
        let rows = try sequence.members.map { try row(of: $0, extra) }
        var stages = sequence.stages.map(\.plan)
        for index in stages.indices {
            for (member, row) in zip(sequence.members, rows) { stages[index].facts[member.name] = row.facts[index] }
        }
        // What is deployed already is not applied again.
        if let first = stages.indices.first { stages[first].members = rows.filter(\.changesFirst).map(\.name) }
        let bases = rows.map { ($0.name, $0.base) }
        var plan = RolloutPlan(
            stages: stages, members: sequence.members.map(\.name), base: Dictionary(bases, uniquingKeysWith: { $1 }))
        plan.returning = sequence.returning
        plan.hasBase = rows.contains(where: \.hasBase)
        let reports = sequence.stages.indices.map { index in rows.map { $0.reports[index] } }
        return StagedPlan(sequence: sequence, reports: reports, plan: plan)
    }

    /// All stages of one release.
    private struct Row {
        let name: GoString
        let reports: [DiffReport]
        let facts: [MemberFacts]
        let base: MemberFacts
        let hasBase: Bool
        /// Whether the first stage is applied.
        let changesFirst: Bool
    }

    private func row(of member: ReleaseMember, _ extra: [ValuesEntry]) throws -> Row {
        let base = try deployed?.revision(of: ReleaseKey(namespace: member.namespace, name: member.release))
        let sides = try sides(of: member, base, extra)
        let reports = try sides.indices.map { index in
            var report = try failing(sequence.stages[index]) {
                if index > 0 { return try comparison.report(from: sides[index - 1], to: sides[index]) }
                return try base.map { try start(sides[0], from: $0) } ?? start(sides[0])
            }
            report.title = title(of: sequence.stages[index], member)
            return report
        }
        return Row(
            name: member.name, reports: reports, facts: try facts(of: member, sides), base: try facts(of: member, base),
            hasBase: base != nil, changesFirst: base == nil || reports.first?.objects.isEmpty == false)
    }

    /// What each stage makes of the sides of a release.
    private func facts(of member: ReleaseMember, _ sides: [ComparedSide]) throws -> [MemberFacts] {
        try sides.indices.map { index in
            let split = sequence.split(of: member, at: index)
            return MemberFacts(of: member, try sides[index].shown()) { split?[$0] ?? 0 }
        }
    }

    /// What the sides of a release are now.
    private func facts(of member: ReleaseMember, _ base: Release?) throws -> MemberFacts {
        guard let base else { return MemberFacts() }
        let render = try comparison.side(ReleaseSide(base, settings: settings), .old).shown()
        return MemberFacts(of: member, render) { member.deployedWeight(of: $0) }
    }

    private func sides(of member: ReleaseMember, _ base: Release?, _ extra: [ValuesEntry]) throws -> [ComparedSide] {
        let chart = try loadedChart(of: member)
        var settings = settings
        settings.release = ReleaseOptions(
            name: member.release, namespace: member.namespace, isUpgrade: base != nil)
        return try sequence.stages.indices.map { index in
            let stage = sequence.stages[index]
            return try failing(stage) {
                let values = try values(of: member, at: index, extra, base)
                return comparison.side(
                    ChartSide(name: stage.name, chart: chart, values: values, settings: settings), .new)
            }
        }
    }

    func loadedChart(of member: ReleaseMember) throws -> LoadedChart {
        let folder = GoPath.directory(sequence.document.path)
        let path = GoPath.isAbsolute(member.chart) ? member.chart : GoPath.join(folder, member.chart)
        return try LoadedChart(completeAt: path, nesting: .all)
    }

    /// The values of a stage.
    func values(
        of member: ReleaseMember, at index: Int, _ extra: [ValuesEntry], _ base: Release?
    ) throws -> UserValues {
        let entries = sequence.values(of: member, at: index).map { ValuesEntry($0, of: sequence.document) }
        let files = ValuesFiles(folder: GoPath.directory(sequence.document.path))
        return try values(UserValues(entries + extra, files: files), over: base)
    }

    /// With `base: values` those of the deployed revision lie below.
    private func values(_ given: UserValues, over base: Release?) throws -> UserValues {
        guard sequence.base == .values, let base, let older = base.config else { return given }
        let merged = try given.copy()
        ValuesReuse.add(older, to: merged, log: Log())
        let name = GoString("revision \(base.revision)")
        return given.merged(as: merged, over: UserValues(recorded: older, of: name))
    }

    /// Whatever a deployed revision makes of the first stage, unless the file says that both are one.
    private func start(_ side: ComparedSide, from base: Release) throws -> DiffReport {
        let report = try comparison.report(from: comparison.side(ReleaseSide(base, settings: settings), .old), to: side)
        let different = report.objects.filter { !$0.isNoise }
        guard sequence.base != .strict || different.isEmpty else {
            throw StrictBaseFailure(revision: base.revision, different)
        }
        return report
    }

    private func title(of stage: Stage, _ member: ReleaseMember) -> GoString {
        sequence.members.count == 1 ? stage.name : stage.name + ": " + member.name
    }

    private func start(_ side: ComparedSide) throws -> DiffReport {
        let nothing = ManifestSide.empty(name: "nothing", namespace: side.side.namespace)
        let first = try comparison.report(from: comparison.side(nothing, .old), to: side)
        let objects = try side.shown().objects
        return DiffReport(title: side.side.name, old: objects, new: objects, objects: [], risks: first.risks)
    }

    private func failing<Result>(_ stage: Stage, _ body: () throws -> Result) throws -> Result {
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
