import GoTemplate
import Kubernetes

/// The steps of a change in an order that loses no traffic.
///
/// What is new, larger or changed comes first, so that it can get ready before traffic is led to it; what is smaller or
/// gone comes last, once no traffic is led there. An object that both changes and shrinks is applied twice.
struct ApplyPasses {
    /// All that neither routes nor shrinks.
    private(set) var grow: [ApplyPlan.Step] = []
    /// Routes, and Services that select other pods; what traffic is led to before what leads it there.
    private(set) var route: [ApplyPlan.Step] = []
    /// Fewer replicas, subsets that go, and deletions.
    private(set) var shrink: [ApplyPlan.Step] = []

    init(_ steps: [ApplyPlan.Step]) {
        for step in steps { add(step) }
        route = route.filter(\.isTrafficTarget) + route.filter { !$0.isTrafficTarget }
    }

    /// Whether traffic is led elsewhere before something shrinks.
    var drains: Bool { !shrink.isEmpty && route.contains(where: \.isChange) }

    private mutating func add(_ step: ApplyPlan.Step) {
        switch step.action {
        case .delete, .keep: shrink.append(step)
        case .create where step.isRoute: route.append(step)
        case .create: grow.append(step)
        case .adopt, .update, .replace: addChange(step)
        }
    }

    private mutating func addChange(_ step: ApplyPlan.Step) {
        if step.isRoute || step.selectsOtherPods { return route.append(step) }
        switch step.subsetChange {
        case .removed: return shrink.append(step)
        case .both, .other: return route.append(step)
        case .added, nil: break
        }
        guard step.shrinks else { return grow.append(step) }
        if let grown = step.withoutShrinking { grow.append(grown) }
        shrink.append(step)
    }
}

/// What becomes of the subsets of a DestinationRule.
private enum SubsetChange {
    case added, removed, both, other
}

extension ApplyPlan.Step {
    /// Whether something becomes different; what is the same is applied again all the same.
    fileprivate var isChange: Bool {
        guard action != .create, let target, let original else { return true }
        return !target.object.isSame(as: original)
    }

    fileprivate var isRoute: Bool {
        RouteShape.of(group: object.group, kind: object.kind) != nil
            || object.kind == "Ingress" && (object.group == "networking.k8s.io" || object.group == "extensions")
    }

    /// Whether routes lead to it, and so need what it has to offer first.
    fileprivate var isTrafficTarget: Bool { ["Service", "DestinationRule", "TraefikService"].contains(object.kind) }

    fileprivate var selectsOtherPods: Bool {
        guard object.group.isEmpty, object.kind == "Service", let target, let original else { return false }
        let (new, old) = (target.object.selector, original.selector)
        return !Value.map(new).isDeeplyEqual(to: .map(old))
    }

    /// nil for other kinds.
    fileprivate var subsetChange: SubsetChange? {
        guard object.group == "networking.istio.io", object.kind == "DestinationRule" else { return nil }
        guard let target, let original else { return .other }
        let (new, old) = (target.object.subsetNames, original.subsetNames)
        return switch (new.subtracting(old).isEmpty, old.subtracting(new).isEmpty) {
        case (false, true): .added
        case (true, false): .removed
        case (false, false): .both
        case (true, true): .other
        }
    }

    fileprivate var shrinks: Bool { !shrinkingFields.isEmpty }

    /// The fields by which there are to be fewer pods than before.
    private var shrinkingFields: [ScaleField] {
        guard let target, let original else { return [] }
        return ScaleField.all(group: object.group, kind: object.kind).filter {
            target.object.number(of: $0) < original.number(of: $0)
        }
    }

    /// The step with as many pods as before; nil where nothing else becomes different.
    fileprivate var withoutShrinking: ApplyPlan.Step? {
        guard let target, let original else { return nil }
        let grown = shrinkingFields.reduce(target.object) { $0.taking($1, from: original) }
        if grown.isSame(as: original) { return nil }
        var step = ApplyPlan.Step(
            action, MappedObject(object: grown, resource: target.resource), original: original, live: live)
        step.trouble = trouble
        return step
    }
}

extension LiveObject {
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

    /// Whether a release applies what a manifest before said, which has no marks of the release.
    fileprivate func isSame(as original: LiveObject) -> Bool {
        Value.map(map).isDeeplyEqual(to: .map(ReleaseOwnership(markedOn: self).claiming(original).map))
    }
}
