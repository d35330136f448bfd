import GoTemplate

/// StatefulSets whose pods find other volumes than before.
enum StatefulSetRules {
    static let all: [RiskRule] = [
        RiskRule("statefulset-renamed", .high, "A StatefulSet starts with empty volumes", .changeInRelease(volumes))
    ]

    @Sendable private static func volumes(_ diff: ObjectDiff, _ old: RiskScope, _ new: RiskScope) -> [RiskFinding] {
        if let kept = diff.kept { return renamedTemplates(kept) }
        guard let gone = diff.deleted.flatMap(ClaimTemplates.init), let name = gone.names.first,
            let successor = successor(of: gone, diff, old, new)
        else { return [] }
        let message =
            "the volumes stay behind: pods of " + successor.object.identity.text + " do not use claims such as "
            + gone.claim(name)
        return [RiskFinding(diff.identity, nil, message)]
    }

    /// The set that takes the place of one that is gone: one of another name or namespace that the old side lacks.
    private static func successor(
        of gone: ClaimTemplates, _ diff: ObjectDiff, _ old: RiskScope, _ new: RiskScope
    ) -> ClaimTemplates? {
        if let renamed = diff.new.flatMap(ClaimTemplates.init) { return renamed.isNamed(as: gone) ? nil : renamed }
        let candidates = new.objects(ofKind: "StatefulSet").compactMap(ClaimTemplates.init)
        guard !candidates.contains(where: gone.isNamed) else { return nil }
        return candidates.first { !old.contains($0.object.identity) && gone.isLikely($0) }
    }

    private static func renamedTemplates(_ kept: (old: DiffObject, new: DiffObject)) -> [RiskFinding] {
        guard let old = ClaimTemplates(kept.old), let new = ClaimTemplates(kept.new) else { return [] }
        let lost = old.names.filter { !new.names.contains($0) }
        guard let first = lost.first, new.names.contains(where: { !old.names.contains($0) }) else { return [] }
        let message = "the volumes stay behind: its pods no longer use claims such as " + old.claim(first)
        return [RiskFinding(kept.new.identity, FieldPath("spec", "volumeClaimTemplates"), message)]
    }
}

extension ClaimTemplates {
    /// Whether the claims of two sets have the same names.
    fileprivate func isNamed(as other: ClaimTemplates) -> Bool {
        object.identity.name == other.object.identity.name
            && object.identity.namespace == other.object.identity.namespace
    }
}
