import GoTemplate
import Kubernetes
import Manifests

/// The order in which a release's objects are applied, and then the others removed.
struct ApplicationOrder {
    /// When an object is applied.
    private enum Phase: Int {
        case chartCRD, hookBefore, manifest, hookAfter, test, removal
    }

    private struct Rank {
        let phase: Phase
        let weight: Int
        let kind: GoString
        let position: Int
    }

    static func sorted(_ objects: [ObjectDiff]) -> [ObjectDiff] {
        let ranked = objects.map { (rank: rank(of: $0), object: $0) }
        return ranked.sorted { precedes($0.rank, $1.rank) }.map(\.object)
    }

    private static func rank(of object: ObjectDiff) -> Rank {
        guard let new = object.new else {
            return Rank(
                phase: .removal, weight: 0, kind: object.identity.kind, position: object.old?.position ?? 0)
        }
        switch new.identity.role {
        case .managed:
            return Rank(phase: .manifest, weight: 0, kind: object.identity.kind, position: new.position)
        case .chartCRD:
            return Rank(phase: .chartCRD, weight: 0, kind: object.identity.kind, position: new.position)
        case .hook:
            let weight = new.annotation(HookAnnotation.weight).flatMap { try? Strconv.atoi($0) } ?? 0
            let phase = phase(ofHook: new.annotation(HookAnnotation.events) ?? GoString())
            return Rank(phase: phase, weight: weight, kind: object.identity.kind, position: new.position)
        }
    }

    private static func phase(ofHook events: GoString) -> Phase {
        let text = events.text
        if text.contains("pre-") { return .hookBefore }
        return text.contains("post-") ? .hookAfter : .test
    }

    private static func precedes(_ first: Rank, _ second: Rank) -> Bool {
        if first.phase != second.phase { return first.phase.rawValue < second.phase.rawValue }
        if first.weight != second.weight { return first.weight < second.weight }
        let order = first.phase == .removal ? KindOrder.uninstall : .install
        if order.precedes(first.kind, second.kind) { return true }
        if order.precedes(second.kind, first.kind) { return false }
        return first.position < second.position
    }
}
