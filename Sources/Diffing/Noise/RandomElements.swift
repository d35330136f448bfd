/// Elements of lists and keys of maps that are others in each render: one goes where another comes.
extension NoiseClassifier {
    /// Marks what is added and removed so, as values are marked that change.
    func markRandomElements(in changes: inout [FieldChange], of pair: ObjectMatching.Pair) {
        guard random.old.isKnown || random.new.isKnown else { return }
        let places = Dictionary(grouping: changes.indices.filter { changes[$0].kind != .changed }) {
            changes[$0].path.parent
        }
        let isWritten = isWrittenByUpgrade(pair.new)
        for indices in places.values {
            let removed = indices.filter { isRandom(changes[$0], .removed, random.old, pair.old, .old) }
            let added = indices.filter { isRandom(changes[$0], .added, random.new, pair.new, .new) }
            guard removed.count == added.count else { continue }
            for index in added where isWritten { changes[index].isMadeAnew = true }
            for index in removed + added where !isWritten { changes[index].noise = .random }
        }
    }

    /// Whether another render of the side does not have the element; any element may be one of a side rendered elsewhere.
    private func isRandom(
        _ change: FieldChange, _ kind: FieldChange.Kind, _ side: RandomFields.Side, _ object: DiffObject?,
        _ role: DiffSide.Role
    ) -> Bool {
        guard change.kind == kind, change.noise == nil, let object else { return false }
        guard side.isKnown else { return true }
        return side.change(of: object.identity, at: change.path.key(on: role)).map { $0.kind != .added } ?? false
    }
}
