import GoTemplate

/// The objects of one side, as rules that look at more than one object need them.
final class RiskScope: Sendable {
    /// Objects by kind; only kinds that rules ask for.
    private let objects: [GoString: [DiffObject]]
    /// What makes pods.
    let pods: [PodTemplate]
    /// Whether an operator may make pods that the side does not show.
    let mayHaveMorePods: Bool
    let backends: [RouteBackend]
    let autoscalers: [Autoscaler]
    private let identities: Set<ObjectIdentity>
    /// Names of Secrets and others that an operator makes.
    private let provided: Set<GoString>

    init(_ side: DiffSide) {
        let wanted = side.objects.filter { Self.kinds.contains($0.identity.kind) }
        objects = Dictionary(grouping: wanted, by: \.identity.kind)
        let possible = side.objects.filter { PodTemplate.mayBe($0.identity) }
        pods = possible.compactMap(PodTemplate.init)
        mayHaveMorePods = possible.contains { PodTemplate.mayBelongToOperator($0.identity) }
        backends = side.objects.flatMap(RouteTable.backends)
        autoscalers = side.objects.compactMap(Autoscaler.init)
        identities = Set(side.objects.map(\.identity))
        provided = Set(side.objects.filter { !$0.identity.isBuiltIn }.flatMap(Self.namesProvided))
    }

    /// What an operator names the objects that it makes of another: as that one, unless it says so.
    private static func namesProvided(by object: DiffObject) -> [GoString] {
        let named: Node? =
            switch object.identity.kind {
            case "ExternalSecret": object.field("spec", "target", "name")
            case "Certificate": object.field("spec", "secretName")
            default: nil
            }
        return [object.identity.name] + (named.map { [$0.text] } ?? [])
    }

    /// Whether an object that is gone may come from an operator from now on.
    func mayProvide(_ gone: ObjectIdentity) -> Bool { provided.contains(gone.name) }

    private static let kinds: Set<GoString> = ["Service", "PodDisruptionBudget", "DestinationRule", "NetworkPolicy"]

    func objects(ofKind kind: GoString) -> [DiffObject] { objects[kind] ?? [] }

    func contains(_ identity: ObjectIdentity) -> Bool { identities.contains(identity) }

    /// The pods of a namespace that a selector matches.
    func pods(in namespace: GoString, matching selector: LabelSelector) -> [PodTemplate] {
        pods.filter { $0.identity.isNear(namespace) && selector.matches($0.labels) }
    }

    /// The least number of pods that a template is for: what an autoscaler says, else its replicas.
    func replicas(of pod: PodTemplate) -> Int64 {
        autoscalers.first { $0.scales(pod.identity) }?.minimum ?? pod.replicas ?? 1
    }
}

extension ObjectIdentity {
    /// Whether this may be in a namespace: an object without one is in the release's, which is not always known.
    func isNear(_ namespace: GoString) -> Bool {
        self.namespace == namespace || self.namespace.isEmpty || namespace.isEmpty
    }
}
