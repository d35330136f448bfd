import GoTemplate

/// What opens the network wider.
enum NetworkRules {
    static let all: [RiskRule] = [
        RiskRule("networkpolicy-deleted", .medium, "A NetworkPolicy is deleted", .change(policy)),
        RiskRule("host-removed", .medium, "A host is no longer served", .releases(hosts)),
        RiskRule("ingress-tls-removed", .medium, "A host is served without TLS", .change(encryption)),
    ]

    @Sendable private static func policy(_ diff: ObjectDiff) -> [RiskFinding] {
        guard let gone = diff.deleted, gone.isOf("networking.k8s.io", "NetworkPolicy"), !gone.isKept else { return [] }
        return [RiskFinding(gone.identity, nil, "what it kept from its pods can reach them")]
    }

    @Sendable private static func hosts(_ old: RiskScope, _ new: RiskScope) -> [RiskFinding] {
        let names = Set(new.hosts.map(\.name))
        var seen = Set<GoString>()
        return old.hosts.compactMap { host in
            guard !names.contains(host.name), !names.contains(where: { ServedHost.covers($0, host.name) }),
                seen.insert(host.name).inserted
            else { return nil }
            return RiskFinding(host.object, host.path, "requests for " + host.name + " are no longer served")
        }
    }

    @Sendable private static func encryption(_ diff: ObjectDiff) -> [RiskFinding] {
        guard let kept = diff.kept, kept.new.isOf("networking.k8s.io", "Ingress") else { return [] }
        let hosts = Set(kept.new.root.elements("spec", "rules").compactMap { $0.field("host")?.text })
        let open = encrypted(kept.old).subtracting(encrypted(kept.new)).intersection(hosts)
        return open.sorted().map { host in
            RiskFinding(kept.new.identity, FieldPath("spec", "tls"), host + " is no longer served with TLS")
        }
    }

    private static func encrypted(_ ingress: DiffObject) -> Set<GoString> {
        Set(ingress.root.elements("spec", "tls").flatMap { $0.texts("hosts") })
    }
}
