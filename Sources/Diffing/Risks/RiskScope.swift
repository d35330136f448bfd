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
    let hosts: [ServedHost]
    private let podsByIdentity: [ObjectIdentity: Int]
    private let podsByLabel: [Label: [Int]]
    private let servicesByName: [GoString: [DiffObject]]
    private let autoscalersByTarget: [GoString: [Autoscaler]]
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
        hosts = side.objects.flatMap(ServedHost.all)
        podsByIdentity = Dictionary(
            pods.enumerated().map { ($1.identity, $0) }, uniquingKeysWith: { first, _ in first })
        podsByLabel = Self.index(pods)
        servicesByName = Dictionary(grouping: objects["Service"] ?? [], by: \.identity.name)
        autoscalersByTarget = Dictionary(grouping: side.objects.compactMap(Autoscaler.init), by: \.target)
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

    private static let kinds: Set<GoString> = [
        "Service", "PodDisruptionBudget", "DestinationRule", "NetworkPolicy", "StatefulSet",
    ]

    func objects(ofKind kind: GoString) -> [DiffObject] { objects[kind] ?? [] }

    func contains(_ identity: ObjectIdentity) -> Bool { identities.contains(identity) }

    func services(named name: GoString) -> [DiffObject] { servicesByName[name] ?? [] }
}

// MARK: - Pods

extension RiskScope {
    private struct Label: Hashable {
        let key: GoString
        let value: GoString
    }

    private static func index(_ pods: [PodTemplate]) -> [Label: [Int]] {
        var index: [Label: [Int]] = [:]
        for (position, pod) in pods.enumerated() {
            for (key, value) in pod.labels { index[Label(key: key, value: value), default: []].append(position) }
        }
        return index
    }

    /// The pods that have the rarest label of a selector: releases may have thousands that share most of theirs.
    private func candidates(for selector: LabelSelector) -> [Int] {
        let labels = selector.labels.filter { !LabelSelector.isSetByControllers($0.key) }
        let lists = labels.map { podsByLabel[Label(key: $0.key, value: $0.value)] ?? [] }
        return lists.min { $0.count < $1.count } ?? Array(pods.indices)
    }

    /// The pods of a namespace that a selector matches.
    func pods(in namespace: GoString, matching selector: LabelSelector) -> [PodTemplate] {
        candidates(for: selector).map { pods[$0] }.filter {
            $0.identity.isNear(namespace) && selector.matches($0.labels)
        }
    }

    /// What an object makes.
    func pod(_ identity: ObjectIdentity) -> PodTemplate? { podsByIdentity[identity].map { pods[$0] } }

    /// One of the pods of a namespace that a selector matches.
    func pod(in namespace: GoString, matching selector: LabelSelector) -> PodTemplate? {
        candidates(for: selector).lazy.map { self.pods[$0] }.first {
            $0.identity.isNear(namespace) && selector.matches($0.labels)
        }
    }

    func autoscaler(of pod: PodTemplate) -> Autoscaler? {
        autoscalersByTarget[pod.identity.name]?.first { $0.scales(pod.identity) }
    }

    /// The least number of pods that a template is for: what an autoscaler says, else its replicas.
    func replicas(of pod: PodTemplate) -> Int64 { autoscaler(of: pod)?.minimum ?? pod.replicas ?? 1 }

    /// Whether pods are asked for by none; where an autoscaler decides they may come.
    func isScaledToNothing(_ pod: PodTemplate) -> Bool { pod.replicas == 0 && autoscaler(of: pod) == nil }
}

extension ObjectIdentity {
    /// Whether this may be in a namespace: an object without one is in the release's, which is not always known.
    func isNear(_ namespace: GoString) -> Bool {
        self.namespace == namespace || self.namespace.isEmpty || namespace.isEmpty
    }
}
