import GoTemplate

/// Compares two sides by what their objects mean.
package struct Differ: Sendable {
    package struct Options: Sendable {
        /// The part of an object's fields that may differ for it to count as renamed, from 0 to 1; 0 finds no renames.
        ///
        /// helm-diff's `--find-renames`, with fields in the place of lines.
        package var findRenames: Double
        /// Whether the old side is what a release recorded: what differs in each render of the new one is then written
        /// by the upgrade, and no noise.
        package var isAgainstRelease: Bool

        package init(findRenames: Double = 0, isAgainstRelease: Bool = false) {
            self.findRenames = findRenames
            self.isAgainstRelease = isAgainstRelease
        }
    }

    private let options: Options

    package init(_ options: Options = Options()) {
        self.options = options
    }

    /// The report of what changes from `old` to `new`, without risks and causes.
    ///
    /// - Parameters:
    ///   - oldAgain: another render of the old side: what differs between the two is random.
    ///   - newAgain: another render of the new side.
    package func compare(
        _ old: DiffSide, _ new: DiffSide, oldAgain: DiffSide? = nil, newAgain: DiffSide? = nil
    ) -> DiffReport {
        let kinds = old.clusterScopedKinds.union(new.clusterScopedKinds)
        let (old, new) = (old.withClusterScoped(kinds), new.withClusterScoped(kinds))
        let random = RandomFields(
            old, again: oldAgain?.withClusterScoped(kinds), new, again: newAgain?.withClusterScoped(kinds))
        var matching = ObjectMatching(old.objects, new.objects)
        matching.pairRandomNames(random)
        if options.findRenames > 0 { matching.pairRenames(maximumChange: options.findRenames) }
        let noise = NoiseClassifier(random: random, isAgainstRelease: options.isAgainstRelease)
        let pairs = matching.pairs
        let compared = ParallelMap.map(weights: pairs.map(\.weight)) { pairs[$0].compare(noise) }
        return DiffReport(old: old, new: new, objects: ApplicationOrder.sorted(compared.compactMap { $0 }))
    }
}
