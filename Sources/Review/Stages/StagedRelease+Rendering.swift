import GoTemplate

extension [StagedRelease] {
    /// Renders all stages on all cores; what fails is told when it is asked for.
    ///
    /// Sides that differ from one beside them are rendered again if they may come out otherwise each time, and their
    /// files traced that differ.
    func render() {
        // The first of each chart parses templates and reads documents that the others have, too.
        for release in self { _ = try? release.stages.first?.compared.shown() }
        Self.each(flatMap(\.sides)) { _ = try? $0.shown() }
        let changing = flatMap(\.changingSides)
        Self.each(changing.map(\.side)) { _ = try? $0.again() }
        let files = changing.map(\.files)
        Self.each(changing.map(\.side)) { side, index in try? side.shown().rendered.causes?.prepare(files[index]) }
    }

    private static func each(_ sides: [ComparedSide], _ body: @escaping @Sendable (ComparedSide) -> Void) {
        each(sides) { side, _ in body(side) }
    }

    private static func each(_ sides: [ComparedSide], _ body: @escaping @Sendable (ComparedSide, Int) -> Void) {
        // Each side is one thread's at a time, and those of one chart share nothing that changes.
        nonisolated(unsafe) let sides = sides
        ParallelRuns.each(sides.count) { body(sides[$0], $0) }
    }
}

extension StagedRelease {
    /// The sides that differ from one beside them, with the files that do.
    fileprivate var changingSides: [(side: ComparedSide, files: Set<GoString>)] {
        // What begins with nothing differs in all files from that, which is not worth a look.
        let renders = sides.indices.map { index in
            base == nil && index == 0 ? nil : try? sides[index].shown().rendered
        }
        return sides.indices.compactMap { index in
            let neighbours = [index - 1, index + 1].filter(renders.indices.contains).compactMap { renders[$0] }
            guard let own = renders[index] else { return nil }
            let files = neighbours.reduce(into: Set<GoString>()) { $0.formUnion(own.files(otherwiseIn: $1)) }
            return files.isEmpty ? nil : (sides[index], files)
        }
    }

    /// What `body` makes of each side and the one before it, in their order; on all cores.
    ///
    /// Pairs that share no side run at once: a side is one thread's at a time.
    func mapPairs<Output>(
        _ body: @escaping @Sendable (_ index: Int, _ old: ComparedSide, _ new: ComparedSide) -> Output
    ) -> [Output] {
        nonisolated(unsafe) let sides = sides
        nonisolated(unsafe) let outcomes = stages.map { _ in Outcome<Output>() }
        for first in 0...1 {
            let places = Array(stride(from: first, to: outcomes.count, by: 2))
            ParallelRuns.each(places.count) { place in
                let index = places[place]
                outcomes[index].output = body(index, sides[index], sides[index + 1])
            }
        }
        return outcomes.indices.map { outcomes[$0].output ?? body($0, sides[$0], sides[$0 + 1]) }
    }
}

/// What one thread comes to.
private final class Outcome<Output> {
    var output: Output?
}
