import GoTemplate
import Kubernetes

/// The steps of a change in an order that loses no traffic; an object that both changes and shrinks is applied twice.
struct ApplyPasses {
    private var steps: [ApplyPass: [ApplyPlan.Step]] = [:]

    init(_ steps: [ApplyPlan.Step]) {
        for step in steps { add(step) }
    }

    /// What is new, larger or changed.
    var grow: [ApplyPlan.Step] { steps[.grow] ?? [] }

    /// Routes; what traffic is led to before what leads it there.
    var route: [ApplyPlan.Step] {
        let route = steps[.route] ?? []
        return route.filter(\.isTrafficTarget) + route.filter { !$0.isTrafficTarget }
    }

    /// What is smaller or gone.
    var shrink: [ApplyPlan.Step] { steps[.shrink] ?? [] }

    /// Whether traffic is led elsewhere before something shrinks.
    var drains: Bool { !shrink.isEmpty && movesTraffic }

    /// Whether traffic is led elsewhere.
    var movesTraffic: Bool { route.contains(where: \.isChange) }

    private mutating func add(_ step: ApplyPlan.Step) {
        let passes = ObjectPasses(from: step.before, to: step.after)
        for pass in passes.passes {
            let isFirstOfTwo = passes.grown != nil && pass == .grow
            steps[pass, default: []].append(isFirstOfTwo ? step.applying(passes.grown) : step)
        }
    }
}

extension ApplyPlan.Step {
    /// The object of the manifest before, as a release marks it, which manifests themselves are without; where that had
    /// none, what is in the cluster.
    fileprivate var before: LiveObject? {
        guard let original, let target else { return live }
        return ReleaseOwnership(markedOn: target.object).claiming(original)
    }

    /// The object as it is to be; nil for one that leaves the release.
    fileprivate var after: LiveObject? { action == .delete || action == .keep ? nil : target?.object }

    /// Whether something becomes different; what is the same is applied again all the same.
    fileprivate var isChange: Bool {
        guard action != .create, let target, original != nil, let before else { return true }
        return !Value.map(target.object.map).isDeeplyEqual(to: .map(before.map))
    }

    fileprivate var isTrafficTarget: Bool { ApplyPass.isTrafficTarget(object.kind) }

    /// The same step with another object.
    fileprivate func applying(_ object: LiveObject?) -> ApplyPlan.Step {
        guard let object, let target else { return self }
        var step = ApplyPlan.Step(
            action, MappedObject(object: object, resource: target.resource), original: original, live: live)
        step.trouble = trouble
        return step
    }
}
