import Diffing
import Failures
import GoTemplate

/// Renders and compares releases on all cores.
struct ComparedReleases {
    private let pairs: [ReleasePair]
    private let comparison: RepositoryComparison
    private let sides: [Result<(old: ComparedSide, new: ComparedSide), any Error>]

    init(
        _ pairs: [ReleasePair], _ comparison: RepositoryComparison,
        sides: [Result<(any Side, any Side), any Error>]
    ) {
        (self.pairs, self.comparison) = (pairs, comparison)
        self.sides = zip(pairs, sides).map { pair, sides in
            let comparison = comparison.comparison(of: pair)
            return sides.map { (comparison.side($0.0, .old), comparison.side($0.1, .new)) }
        }
    }

    /// A report for each release, or why there is none.
    func outcomes() -> [Result<DiffReport, any Error>] {
        let all = sides.flatMap { sides in (try? sides.get()).map { [$0.old, $0.new] } ?? [] }
        each(all) { _ = try? $0.shown() }
        // The clock of all templates is another one from here on: renders of one kind do not meet those of the other.
        each(all.indices.compactMap { isChanging($0 / 2, all) ? all[$0] : nil }) { _ = try? $0.again() }
        return reports()
    }

    private func isChanging(_ pair: Int, _ all: [ComparedSide]) -> Bool {
        guard let old = try? all[2 * pair].shown(), let new = try? all[2 * pair + 1].shown() else { return false }
        return !old.rendered.isWritten(as: new.rendered)
    }

    private func each(_ sides: [ComparedSide], _ body: @escaping @Sendable (ComparedSide) -> Void) {
        // Each side is one thread's at a time, and charts do not change.
        nonisolated(unsafe) let sides = sides
        ParallelRuns.each(sides.count) { body(sides[$0]) }
    }

    private func reports() -> [Result<DiffReport, any Error>] {
        nonisolated(unsafe) let compared = self
        let found = Locked<[Int: Result<DiffReport, any Error>]>([:])
        ParallelRuns.each(pairs.count) { index in
            let result = Result { try compared.report(index) }
            found.withLock { $0[index] = result }
        }
        let outcomes = found.withLock { $0 }
        return pairs.indices.map { index in outcomes[index] ?? Result { try report(index) } }
    }

    private func report(_ index: Int) throws -> DiffReport {
        let (old, new) = try sides[index].get()
        return try comparison.comparison(of: pairs[index]).report(from: old, to: new)
    }
}
