import Diffing
import GoTemplate
import Kubernetes
import Operations

/// Finds for each difference to live objects who brought it about: the change itself, or somebody in the cluster.
struct DriftFinder {
    /// Who owns the fields that releases set.
    private static let ownManager: GoString = "helm"

    private let objects: [ObjectIdentity: ForeseenObject]
    private let recorded: [ObjectIdentity: DiffObject]
    private let causes: [ObjectIdentity: [FieldPath: Cause]]
    /// The side that is live.
    private let side: DiffSide.Role

    /// - Parameter namespace: that of the release.
    init(
        _ objects: [ForeseenObject], in namespace: GoString, recorded: DiffSide?, planned: DiffReport?,
        live side: DiffSide.Role
    ) {
        let named = objects.flatMap { object in object.key.identities(in: namespace).map { ($0, object) } }
        self.objects = Dictionary(named, uniquingKeysWith: { $1 })
        self.recorded = Dictionary((recorded?.objects ?? []).map { ($0.identity, $0) }, uniquingKeysWith: { $1 })
        causes = Dictionary(
            (planned?.objects ?? []).map { ($0.identity, Self.causes(of: $0)) }, uniquingKeysWith: { $1 })
        self.side = side
    }

    private static func causes(of object: ObjectDiff) -> [FieldPath: Cause] {
        let known = object.changes.compactMap { change in change.cause.map { (change.path.withoutPlaces, $0) } }
        return Dictionary(known, uniquingKeysWith: { $1 })
    }

    /// Sets the causes of all changes, and tells those that no change of the release makes.
    func addCauses(to report: inout DiffReport) {
        for index in report.objects.indices {
            let object = report.objects[index]
            guard let foreseen = objects[object.identity] else { continue }
            report.objects[index].cause = cause(of: object)
            for place in object.changes.indices {
                complete(&report.objects[index].changes[place], of: foreseen, object.identity)
            }
        }
    }

    /// An object that only one side has, though it was recorded.
    private func cause(of object: ObjectDiff) -> Cause? {
        let isGone = object.kind == (side == .old ? .added : .removed)
        guard isGone, recorded[object.identity] != nil else { return object.cause }
        return Cause(template: nil, drift: Cause.Drift(manager: nil, time: "", recorded: nil))
    }

    private func complete(_ change: inout FieldChange, of object: ForeseenObject, _ identity: ObjectIdentity) {
        let planned = causes[identity]?[change.path.withoutPlaces]
        let owner = object.live?.owner(of: change.path.steps, besides: Self.ownManager)
        let drift = drift(change, of: identity, owner)
        if planned != nil || drift != nil {
            change.cause = Cause(template: planned?.template, origins: planned?.origins ?? [], drift: drift)
        }
        if planned == nil, owner?.isAutoscaler == true, change.path == FieldPath("spec", "replicas") {
            change.noise = .autoscaled
        }
    }

    /// What happened in the cluster, if the live field is not what was recorded.
    private func drift(_ change: FieldChange, of object: ObjectIdentity, _ owner: ManagedFieldsEntry?) -> Cause.Drift? {
        let (live, other) = side == .old ? (change.old, change.new) : (change.new, change.old)
        guard let record = recorded[object] else { return owner.map { Cause.Drift($0, recorded: nil) } }
        let before = record.root.field(at: change.path, on: side)
        if let before, let live, before.isSame(as: live) { return nil }
        guard owner != nil || before != nil else { return nil }
        let isShown = before.map { node in other.map { !node.isSame(as: $0) } ?? true } ?? false
        let text = before.flatMap { isShown && $0.isScalar ? $0.text : nil }
        return owner.map { Cause.Drift($0, recorded: text) } ?? Cause.Drift(manager: nil, time: "", recorded: text)
    }
}

extension Cause.Drift {
    fileprivate init(_ owner: ManagedFieldsEntry, recorded: GoString?) {
        let part = owner.subresource.isEmpty ? GoString() : " (" + owner.subresource + ")"
        self.init(manager: owner.manager + part, time: owner.time, recorded: recorded)
    }
}

extension FieldPath {
    /// The path as the fields of managers are written.
    fileprivate var steps: [FieldSet.Step] {
        elements.map { element in
            switch element {
            case .key(let key): .field(key)
            case .item(let item):
                .element(Dictionary(item.selectors.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 }))
            }
        }
    }

    /// The path as it is in comparisons of other sides, where elements may stand elsewhere.
    fileprivate var withoutPlaces: FieldPath {
        FieldPath(
            elements.map { element in
                guard case .item(let item) = element, !item.selectors.isEmpty else { return element }
                return .item(ListItem(selectors: item.selectors, oldIndex: nil, newIndex: nil))
            })
    }
}
