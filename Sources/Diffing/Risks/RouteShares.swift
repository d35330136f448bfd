import GoTemplate

/// What part of a route's traffic goes to the pods of a workload.
package struct RouteShare: Equatable, Sendable {
    package let route: ObjectIdentity
    /// From 0 to 1.
    package let share: Double
}

/// How the routes of a side share out traffic between two workloads.
package struct RouteShares {
    private let side: DiffSide
    private let scope: RiskScope

    package init(_ side: DiffSide) {
        self.side = side
        scope = RiskScope(side)
    }

    /// The share of the first workload, for each list of backends that leads to one of two.
    ///
    /// Weights are relative numbers for most kinds, so the share counts, not the number.
    ///
    /// - Parameter names: each `KIND/NAME`.
    /// - Returns: nil where the side has no such workload, or none of its routes is known to lead to one.
    package func shares(of name: GoString, beside other: GoString?) -> [RouteShare]? {
        guard let pod = pod(named: name) else { return nil }
        let pods = [pod] + [other.flatMap(self.pod(named:))].compactMap(\.self)
        let found = side.objects.flatMap { object in
            RouteTable.tables(object).compactMap { share($0, of: pod, among: pods) } + canaryShare(object, of: pod)
        }
        return found.isEmpty ? nil : found
    }

    /// Whether an autoscaler decides how many pods a workload has, though it says a number itself.
    package func isScaledBesideReplicas(_ name: GoString) -> Bool {
        guard let pod = pod(named: name) else { return false }
        return pod.replicas != nil && scope.autoscaler(of: pod) != nil
    }

    private func pod(named name: GoString) -> PodTemplate? {
        scope.pods.first { $0.identity.kind + "/" + $0.identity.name == name }
    }

    private func share(_ table: RouteTable, of pod: PodTemplate, among pods: [PodTemplate]) -> RouteShare? {
        let backends = RouteTable.backends(of: table)
        let isKnown = backends.contains { backend in pods.contains { scope.leads(backend, to: $0) } }
        guard isKnown else { return nil }
        let total = backends.reduce(0.0) { $0 + Double($1.weight ?? 0) }
        guard total > 0 else { return nil }
        let own = backends.filter { scope.leads($0, to: pod) }.reduce(0.0) { $0 + Double($1.weight ?? 0) }
        return RouteShare(route: table.object.identity, share: own / total)
    }
}

// MARK: - Canary Ingresses of NGINX

extension RouteShares {
    private static let prefix: GoString = "nginx.ingress.kubernetes.io/"

    /// An Ingress that takes a share from another one.
    private func canaryShare(_ ingress: DiffObject, of pod: PodTemplate) -> [RouteShare] {
        guard ingress.identity.kind == "Ingress", ingress.annotation(Self.prefix + "canary") == "true",
            services(of: ingress).contains(where: { scope.selects($0, pod) })
        else { return [] }
        let weight = number(ingress, "canary-weight") ?? 0
        let total = number(ingress, "canary-weight-total") ?? 100
        return total > 0 ? [RouteShare(route: ingress.identity, share: weight / total)] : []
    }

    private func number(_ ingress: DiffObject, _ name: GoString) -> Double? {
        ingress.annotation(Self.prefix + name).flatMap { Double($0.text) }
    }

    private func services(of ingress: DiffObject) -> [DiffObject] {
        let paths = ingress.root.elements("spec", "rules").flatMap { $0.elements("http", "paths") }
        let names = paths.compactMap { $0.field("backend", "service", "name")?.text }
        return names.flatMap { scope.services(named: $0) }.filter { $0.identity.isNear(ingress.identity.namespace) }
    }
}
