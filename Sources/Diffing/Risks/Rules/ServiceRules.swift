import GoTemplate

/// Changes of a Service that break those who use it.
enum ServiceRules {
    static let all: [RiskRule] = [
        RiskRule("clusterip-changed", .high, "The cluster IP of a Service changes", .change(clusterIP)),
        RiskRule("service-type-changed", .medium, "The type of a Service changes", .change(type)),
        RiskRule("service-port-removed", .medium, "A port of a Service is removed", .change(ports)),
        RiskRule("service-exposed", .low, "A Service can be reached from outside", .object(exposure)),
    ]

    private static func type(of service: DiffObject) -> GoString { service.field("spec", "type")?.text ?? "ClusterIP" }

    private static func services(_ diff: ObjectDiff) -> (old: DiffObject, new: DiffObject)? {
        guard let kept = diff.kept, kept.new.isOf("", "Service") else { return nil }
        return kept
    }

    /// Mirrors pkg/registry/core/service patchAllocatedValues: what was given stays if nothing is asked for.
    @Sendable private static func clusterIP(_ diff: ObjectDiff) -> [RiskFinding] {
        guard let (old, new) = services(diff), ![type(of: old), type(of: new)].contains("ExternalName") else {
            return []
        }
        let path = FieldPath("spec", "clusterIP")
        let before = old.field("spec", "clusterIP")?.text ?? ""
        let after = new.field("spec", "clusterIP")?.text ?? ""
        let message: GoString
        switch (before, after) {
        case _ where before == after: return []
        case ("None", ""): message = "the service stays headless: the API server keeps a cluster IP of None"
        case (_, ""): return []
        case ("", "None"): message = "the service has a cluster IP and cannot become headless: the update is refused"
        case ("", _): message = "the service has another cluster IP than " + after + ": the update is refused"
        default: message = "the cluster IP cannot change from " + before + " to " + after + ": the update is refused"
        }
        return [RiskFinding(new.identity, path, message)]
    }

    @Sendable private static func type(_ diff: ObjectDiff) -> [RiskFinding] {
        guard let (old, new) = services(diff) else { return [] }
        let consequence: GoString
        switch (type(of: old), type(of: new)) {
        case let (before, after) where before == after: return []
        case (_, "ExternalName"): consequence = "its cluster IP and endpoints are given up"
        case ("ExternalName", _): consequence = "its name leads to pods instead of another host"
        case ("LoadBalancer", _): consequence = "its load balancer and address are given up"
        case ("NodePort", "ClusterIP"): consequence = "its ports on the nodes are given up"
        default: return []
        }
        let change = "the type changes from " + type(of: old) + " to " + type(of: new)
        return [RiskFinding(new.identity, FieldPath("spec", "type"), change + ": " + consequence)]
    }

    @Sendable private static func ports(_ diff: ObjectDiff) -> [RiskFinding] {
        guard let (old, new) = services(diff) else { return [] }
        let left = Set(new.root.elements("spec", "ports").map(port))
        return old.root.elements("spec", "ports").enumerated().filter { !left.contains(port($1)) }.map { index, node in
            let number = node.field("port")?.text ?? ""
            let path = FieldPath("spec", "ports").item("port", number, old: index, new: nil)
            return RiskFinding(new.identity, path, "clients that use port " + port(node) + " fail")
        }
    }

    /// As in `443/TCP`.
    private static func port(_ node: Node) -> GoString {
        (node.field("port")?.text ?? "") + "/" + (node.field("protocol")?.text ?? "TCP")
    }

    @Sendable private static func exposure(_ object: DiffObject) -> [RiskFinding] {
        guard object.isOf("", "Service") else { return [] }
        var findings: [RiskFinding] = []
        if ["LoadBalancer", "NodePort"].contains(type(of: object)) {
            let message = "the type " + type(of: object) + " opens the service to what is outside of the cluster"
            findings.append(RiskFinding(object.identity, FieldPath("spec", "type"), message))
        }
        for address in object.root.texts("spec", "externalIPs") {
            let message = "the service takes what is sent to " + address
            findings.append(RiskFinding(object.identity, FieldPath("spec", "externalIPs"), message))
        }
        return findings
    }
}
