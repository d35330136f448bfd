import Diffing
import Failures
import Files
import GoTemplate

/// Both sides of a change of a repository, with what each declares.
struct RepositorySides {
    private let old: RepositoryIndex
    private let new: RepositoryIndex
    private let changed: Set<GoString>
    private let comparison: RepositoryComparison
    private let declared: (old: Declarations, new: Declarations)
    private let reach: (old: ChangeReach, new: ChangeReach)

    init(old: RepositoryIndex, new: RepositoryIndex, changed: Set<GoString>, _ comparison: RepositoryComparison) {
        (self.old, self.new, self.changed, self.comparison) = (old, new, changed, comparison)
        declared = (DeclarationFinder(old).declarations(), DeclarationFinder(new).declarations())
        reach = (ChangeReach(changed, old), ChangeReach(changed, new))
    }

    func review() -> RepositoryReview {
        let pairs = ReleasePair.all(declared.old.releases, declared.new.releases).filter(isTouched)
        let outcomes = ComparedReleases(pairs, comparison, sides: sides(of: pairs)).outcomes()
        var (reports, lines): ([DiffReport], [DiffSummary.Line]) = ([], [])
        for (pair, outcome) in zip(pairs, outcomes) {
            switch outcome {
            case .success(var report):
                report.title = pair.title
                reports.append(report)
            case .failure(let error): lines.append(.init(.failed, pair.title + ": " + error.goMessage))
            }
        }
        let failures = lines.count
        lines += unresolved + unrendered
        let summary = DiffSummary(
            of: reports, declared: declared.new.releases.count, compared: pairs.count, lines: lines)
        let shown = reports.filter { !$0.objects.isEmpty || !$0.risks.isEmpty }
        return RepositoryReview(reports: shown, summary: summary, failures: failures)
    }

    private func isTouched(_ pair: ReleasePair) -> Bool {
        guard let old = pair.old, let new = pair.new, old.fingerprint == new.fingerprint else { return true }
        return reach.old.touches(old) || reach.new.touches(new)
    }

    /// What each pair is made of; a side that does not declare it is one without objects.
    private func sides(of pairs: [ReleasePair]) -> [Result<(any Side, any Side), any Error>] {
        let charts = RepositoryCharts(old.tree, new.tree, reach: reach, fetch: comparison.fetch)
        charts.load(pairs)
        return pairs.map { pair in
            Result {
                (
                    try side(pair.old, .old, otherwise: pair.new, charts),
                    try side(pair.new, .new, otherwise: pair.old, charts)
                )
            }
        }
    }

    private func side(
        _ release: DeclaredRelease?, _ role: ComparisonSide, otherwise other: DeclaredRelease?,
        _ charts: RepositoryCharts
    ) throws -> any Side {
        guard let release else {
            return ManifestSide.empty(name: "nothing", namespace: other?.namespace ?? "default")
        }
        do {
            let chart = try charts.chart(of: release, isOld: role == .old)
            return try comparison.side(release, chart, of: role == .old ? old.tree : new.tree)
        } catch {
            throw SideFailure(side: role, name: release.chart.description, failure: error)
        }
    }

    /// What the new side declares and nobody can follow; what only the old one does, with its revision.
    private var unresolved: [DiffSummary.Line] {
        let known = Set(declared.new.unresolved)
        let revision = old.tree.revision?.name ?? ""
        var seen: Set<Unresolved> = []
        let before = declared.old.unresolved.filter { !known.contains($0) && changed.contains($0.file) }
        return declared.new.unresolved.filter { seen.insert($0).inserted }.map { .init(.unresolved, $0.text) }
            + before.filter { seen.insert($0).inserted }.map { .init(.unresolved, $0.text + " (in " + revision + ")") }
    }

    /// Charts that change without anybody to render them.
    private var unrendered: [DiffSummary.Line] {
        let rendered = declared.new.releases.reduce(into: Set<GoString>()) { known, release in
            if case .path(let path) = release.chart { known.formUnion(reach.new.folderChain(of: path)) }
        }
        let free = new.charts.filter { chart in
            !rendered.contains(chart) && reach.new.touches(.path(chart)) && !isWithinChart(chart)
        }
        return free.sorted().map { .init(.note, "chart " + $0 + " changes, and no release here renders it") }
    }

    private func isWithinChart(_ chart: GoString) -> Bool {
        GoPath.base(GoPath.directory(chart)) == "charts"
            && new.charts.contains(GoPath.directory(GoPath.directory(chart)))
    }
}
