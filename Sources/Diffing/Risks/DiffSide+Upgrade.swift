import GoTemplate
import Manifests

extension DiffSide {
    /// The side without the hooks and files of `crds` that an upgrade from another side deletes: until now they were
    /// managed, and what leaves the release goes, also where a hook has just made it anew.
    ///
    /// Mirrors pkg/action upgrade.go releasingUpgrade: hooks before the upgrade, the deletion, hooks after it.
    func withoutDeleted(since old: DiffSide) -> DiffSide {
        guard objects.contains(where: { $0.identity.role != .managed }) else { return self }
        let managed = Set(objects.lazy.map(\.identity).filter { $0.role == .managed })
        // What is kept tells only the object's content, which is read for those few that leave.
        let gone = Set(old.objects.filter { !managed.contains($0.identity) && !$0.isKept }.map(\.identity))
        let left = objects.filter { $0.isMadeAfterUpgrades || !gone.contains($0.identity.managed) }
        return DiffSide(name: name, objects: left, problems: problems)
    }
}

extension DiffObject {
    fileprivate var isMadeAfterUpgrades: Bool {
        isHook && annotation(HookAnnotation.events)?.contains("post-upgrade") == true
    }
}

extension ObjectIdentity {
    /// The object of the same name as a part of the release.
    fileprivate var managed: ObjectIdentity {
        ObjectIdentity(
            group: group, kind: kind, namespace: namespace, name: name, role: .managed,
            isNameGenerated: isNameGenerated)
    }
}
