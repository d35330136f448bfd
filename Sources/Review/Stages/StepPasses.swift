import Diffing
import GoTemplate
import Kubernetes

/// What one revision of a release applies, pass by pass.
package struct StepPasses {
    /// What the stages file calls the release.
    package let member: GoString
    /// By pass, in the order in which they are applied.
    package private(set) var objects: [ApplyPass: [ObjectIdentity]] = [:]
    /// The DestinationRules of which some subsets go while others come.
    package private(set) var replacedSubsets: [ObjectIdentity] = []

    /// - Parameter report: what the revision changes.
    init(_ member: GoString, _ report: DiffReport, from old: RenderedSide, to new: RenderedSide) {
        self.member = member
        for object in report.objects where object.isApplied {
            let (before, after) = (old.liveObject(object.old), new.liveObject(object.new))
            guard object.kind != .renamed else {
                add(object.new?.identity, ObjectPasses(from: nil, to: after))
                add(object.old?.identity, ObjectPasses(from: before, to: nil))
                continue
            }
            add(object.identity, ObjectPasses(from: before, to: after))
        }
        let route = objects[.route] ?? []
        let (targets, others) = (route.filter(\.isTrafficTarget), route.filter { !$0.isTrafficTarget })
        if !route.isEmpty { objects[.route] = targets + others }
    }

    /// Whether traffic is led elsewhere before something shrinks, so that it is waited until it has left.
    package var drains: Bool { objects[.route] != nil && objects[.shrink] != nil }

    private mutating func add(_ object: ObjectIdentity?, _ passes: ObjectPasses) {
        guard let object else { return }
        for pass in passes.passes { objects[pass, default: []].append(object) }
        if passes.replacesSubsets { replacedSubsets.append(object) }
    }
}

extension ObjectDiff {
    /// Whether an upgrade does something to the object: hooks run by themselves, and files of `crds/` are left alone.
    fileprivate var isApplied: Bool { identity.role == .managed && !isNoise && !isKept }
}

extension ObjectIdentity {
    fileprivate var isTrafficTarget: Bool { ApplyPass.isTrafficTarget(kind) }
}
