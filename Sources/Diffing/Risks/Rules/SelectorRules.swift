import GoTemplate

/// Selectors that select nothing.
enum SelectorRules {
    static let all: [RiskRule] = [
        RiskRule("service-lost-pods", .high, "A Service no longer selects any pods", .releases(lostPods)),
        RiskRule("service-moved", .medium, "A Service no longer selects some of its pods", .releases(moved)),
        RiskRule("service-without-pods", .medium, "A new Service selects no pods", .releases(noPods)),
        RiskRule("selector-mismatch", .high, "A workload does not select its own pods", .object(mismatch)),
        RiskRule(
            "networkpolicy-lost-pods", .medium, "A NetworkPolicy no longer selects any pods", .releases(lostPolicy)),
    ]

    @Sendable private static func lostPods(_ old: RiskScope, _ new: RiskScope) -> [RiskFinding] {
        lost("Service", FieldPath("spec", "selector"), old, new) { service in
            LabelSelector(labels: service.root.labels("spec", "selector"))
        }
    }

    /// Services that still select pods, but not all of those they did that are still there.
    @Sendable private static func moved(_ old: RiskScope, _ new: RiskScope) -> [RiskFinding] {
        new.objects(ofKind: "Service").compactMap { service in
            let space = service.identity.namespace
            guard service.identity.group.isEmpty, let selector = new.selector(of: service),
                let earlier = old.services(named: service.identity.name).first(where: {
                    $0.identity == service.identity
                }),
                let before = old.selector(of: earlier), new.pod(in: space, matching: selector) != nil,
                let lost = old.pods(in: space, matching: before).first(where: { pod in
                    new.pod(pod.identity).map { !selector.matches($0.labels) } ?? false
                })
            else { return nil }
            let message = "it no longer selects the pods of " + lost.identity.text + ", but others"
            return RiskFinding(service.identity, FieldPath("spec", "selector"), message)
        }
    }

    @Sendable private static func lostPolicy(_ old: RiskScope, _ new: RiskScope) -> [RiskFinding] {
        lost("NetworkPolicy", FieldPath("spec", "podSelector"), old, new) { policy in
            policy.field("spec", "podSelector").map(LabelSelector.init) ?? LabelSelector(labels: [:])
        }
    }

    /// The objects of a kind whose selector matched pods on the old side, and matches none on the new one.
    private static func lost(
        _ kind: GoString, _ path: FieldPath, _ old: RiskScope, _ new: RiskScope,
        _ selector: (DiffObject) -> LabelSelector
    ) -> [RiskFinding] {
        let before = Dictionary(
            old.objects(ofKind: kind).map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
        return new.objects(ofKind: kind).compactMap { object in
            let wanted = selector(object)
            guard !wanted.isEmpty, let earlier = before[object.identity].map(selector), !earlier.isEmpty,
                new.pod(in: object.identity.namespace, matching: wanted) == nil,
                let pod = old.pod(in: object.identity.namespace, matching: earlier)
            else { return nil }
            let message = "it selected the pods of " + pod.identity.text + "; now " + wanted.text + " selects none"
            return RiskFinding(object.identity, path, message)
        }
    }

    @Sendable private static func noPods(_ old: RiskScope, _ new: RiskScope) -> [RiskFinding] {
        // Pods of operators carry labels that nobody knows before.
        guard !new.mayHaveMorePods else { return [] }
        return new.objects(ofKind: "Service").compactMap { service in
            guard service.identity.group.isEmpty, !old.contains(service.identity),
                service.field("spec", "type")?.text != "ExternalName", let selector = new.selector(of: service),
                new.pod(in: service.identity.namespace, matching: selector) == nil
            else { return nil }
            let message = "no rendered pod template has the labels " + selector.text
            return RiskFinding(service.identity, FieldPath("spec", "selector"), message)
        }
    }

    @Sendable private static func mismatch(_ object: DiffObject) -> [RiskFinding] {
        guard ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Rollout"].contains(object.identity.kind),
            let pod = PodTemplate(object), let selector = object.field("spec", "selector").map(LabelSelector.init),
            !selector.isEmpty, !selector.matches(pod.labels)
        else { return [] }
        let message = "the labels of its template are not " + selector.text + ": the API server refuses it"
        return [RiskFinding(object.identity, FieldPath("spec", "selector"), message)]
    }
}
