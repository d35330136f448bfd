import GoTemplate

/// In which passes one object of an upgrade is applied.
package struct ObjectPasses {
    package let passes: [ApplyPass]
    /// What the first of two passes applies: the object with as many pods as before.
    package let grown: LiveObject?
    /// Whether some subsets go while others come, so that for a moment routes lead to none.
    package let replacesSubsets: Bool

    /// - Parameters:
    ///   - old: the object as it is; nil for a new one.
    ///   - new: the object as it is to be; nil for one that goes.
    package init(from old: LiveObject?, to new: LiveObject?) {
        let change = ObjectChange(old: old, new: new)
        replacesSubsets = change.subsets == .both
        let grown = change.grown
        self.grown = grown
        passes = grown == nil ? [change.pass] : [.grow, .shrink]
    }
}

/// What becomes of the subsets of a DestinationRule.
private enum SubsetChange {
    case added, removed, both, other
}

/// An object before and after.
private struct ObjectChange {
    let old: LiveObject?
    let new: LiveObject?

    /// The pass of an object that is applied once.
    var pass: ApplyPass {
        guard let new else { return .shrink }
        if new.isRoute || selectsOtherPods { return .route }
        switch subsets {
        case .removed: return .shrink
        case .both, .other: return .route
        case .added, nil: return shrinkingFields.isEmpty ? .grow : .shrink
        }
    }

    private var selectsOtherPods: Bool {
        guard let old, let new, new.groupVersionKind.group.isEmpty, new.kind == "Service" else { return false }
        return !Value.map(new.selector).isDeeplyEqual(to: .map(old.selector))
    }

    /// nil for other kinds, and where there were none.
    var subsets: SubsetChange? {
        guard let old, let new, new.isDestinationRule else { return nil }
        let (wanted, present) = (new.subsetNames, old.subsetNames)
        return switch (wanted.subtracting(present).isEmpty, present.subtracting(wanted).isEmpty) {
        case (false, true): .added
        case (true, false): .removed
        case (false, false): .both
        case (true, true): .other
        }
    }

    /// The fields by which there are to be fewer pods than before.
    private var shrinkingFields: [ScaleField] {
        guard let old, let new else { return [] }
        let kind = new.groupVersionKind
        return ScaleField.all(group: kind.group, kind: kind.kind).filter { new.number(of: $0) < old.number(of: $0) }
    }

    /// The object with as many pods as before; nil where nothing else becomes different, or no pod is left that could.
    var grown: LiveObject? {
        let fields = shrinkingFields
        guard let old, let new, !fields.isEmpty, fields.allSatisfy({ new.number(of: $0) > 0 }) else { return nil }
        let grown = fields.reduce(new) { $0.taking($1, from: old) }
        return Value.map(grown.map).isDeeplyEqual(to: .map(old.map)) ? nil : grown
    }
}

extension LiveObject {
    /// Whether it leads traffic somewhere, or says which pods take it, and how many there are.
    package var takesPartInTraffic: Bool {
        let kind = groupVersionKind
        return isRoute || isDestinationRule || kind.kind == "Service" && kind.group.isEmpty
            || kind.kind == "DaemonSet" && kind.group == "apps"
            || !ScaleField.all(group: kind.group, kind: kind.kind).isEmpty
    }

    /// Without the number of pods.
    package var withoutReplicas: LiveObject {
        let (spec, copy) = (Map(copying: spec), Map(copying: map))
        spec["replicas" as GoString] = nil
        copy["spec" as GoString] = .map(spec)
        return LiveObject(copy)
    }

    fileprivate var isRoute: Bool {
        let kind = groupVersionKind
        return RouteShape.of(group: kind.group, kind: kind.kind) != nil
            || kind.kind == "Ingress" && (kind.group == "networking.k8s.io" || kind.group == "extensions")
    }

    fileprivate var isDestinationRule: Bool {
        groupVersionKind.group == "networking.istio.io" && kind == "DestinationRule"
    }

    fileprivate var subsetNames: Set<GoString> { Set(maps("spec", "subsets").map { LiveObject($0).text("name") }) }

    private var spec: Map { (try? map.map(at: "spec")) ?? Map() }
    fileprivate var selector: Map { (try? map.map(at: "spec", "selector")) ?? Map() }

    fileprivate func number(of field: ScaleField) -> Int64 {
        if case .int(let number, _)? = spec[field.name] { number } else { field.standard }
    }

    fileprivate func taking(_ field: ScaleField, from other: LiveObject) -> LiveObject {
        let (spec, copy) = (Map(copying: spec), Map(copying: map))
        spec[field.name] = other.spec[field.name]
        copy["spec" as GoString] = .map(spec)
        return LiveObject(copy)
    }
}
