import GoTemplate

/// Routes that lose requests, or send them where nothing is.
enum RouteRules {
    static let all: [RiskRule] = [
        RiskRule("route-weights", .high, "The weights of a route do not add up", .object(weights)),
        RiskRule("route-to-nothing", .high, "A route leads to pods that there are none of", .release(destinations)),
    ]
}

// MARK: - Weights

extension RouteRules {
    @Sendable private static func weights(_ object: DiffObject) -> [RiskFinding] {
        RouteTable.tables(object).compactMap { table in
            message(table).map { RiskFinding(object.identity, table.path, $0) }
        }
    }

    private static func message(_ table: RouteTable) -> GoString? {
        let weights = table.weights
        let sum = weights.reduce(Int64(0)) { $0 &+ $1 }
        let list = GoString.joined(weights.map { GoString("\($0)") }, by: " + ")
        if weights.contains(where: { $0 < 0 }) { return "a weight is negative: " + list }
        switch table.style {
        case .percent:
            guard weights.count > 1, sum != 100 else { return nil }
            return "the weights " + list + " add up to " + GoString("\(sum)") + " instead of 100"
        case .relative:
            if sum == 0 { return "all weights are 0: the route leads nowhere" }
            guard arePercentages(weights, sum), sum != 100 else { return nil }
            return "the weights " + list + " look like percentages, but add up to " + GoString("\(sum)")
        }
    }

    /// Whether relative weights are meant as percentages: not so if they are equal, small, or add up to 10, 1000, ….
    private static func arePercentages(_ weights: [Int64], _ sum: Int64) -> Bool {
        let positive = weights.filter { $0 > 0 }
        guard positive.count > 1, Set(positive).count > 1, positive.contains(where: { $0 > 10 }) else { return false }
        var rest = sum
        while rest > 1, rest % 10 == 0 { rest /= 10 }
        return rest != 1
    }
}

// MARK: - Destinations

extension RouteRules {
    @Sendable private static func destinations(_ scope: RiskScope) -> [RiskFinding] {
        scope.backends.filter { ($0.weight ?? 0) > 0 }.compactMap { backend in
            problem(backend, scope).map { RiskFinding(backend.object.identity, backend.path, $0) }
        }
    }

    private static func problem(_ backend: RouteBackend, _ scope: RiskScope) -> GoString? {
        guard let service = scope.service(of: backend), let selector = scope.selector(of: service) else { return nil }
        let place = backend.subset.map { "subset " + $0 + " of " + backend.service } ?? "Service " + backend.service
        let weight = GoString("\(backend.weight ?? 0)")
        var labels = selector.labels
        if let subset = backend.subset {
            guard let rules = scope.destinationRules(for: backend) else { return nil }
            guard let more = rules.lazy.compactMap({ $0.subset(subset) }).first else {
                return "weight " + weight + " goes to " + place + ", which no DestinationRule defines"
            }
            labels.merge(more) { $1 }
        }
        let matching = scope.pods(in: service.identity.namespace, matching: LabelSelector(labels: labels))
        if matching.isEmpty {
            guard backend.subset != nil, scope.pod(in: service.identity.namespace, matching: selector) != nil else {
                return nil
            }
            return "weight " + weight + " goes to " + place + ", whose labels no pod template has"
        }
        guard matching.allSatisfy({ scope.isScaledToNothing($0) }) else { return nil }
        let names = GoString.joined(matching.map(\.identity.text), by: ", ")
        return "weight " + weight + " goes to " + place + ", but " + names + " has no replicas"
    }
}

extension DiffObject {
    /// The labels of a DestinationRule's subset.
    fileprivate func subset(_ name: GoString) -> [GoString: GoString]? {
        root.elements("spec", "subsets").first { $0.field("name")?.text == name }?.labels("labels")
    }
}

extension RiskScope {
    /// The Service that a backend names, if it is one of the side.
    func service(of backend: RouteBackend) -> DiffObject? {
        services(named: backend.service).first { $0.identity.isNear(backend.namespace) }
    }

    /// The selector of a Service, nil where it has none.
    func selector(of service: DiffObject) -> LabelSelector? {
        let labels = service.root.labels("spec", "selector")
        return labels.isEmpty ? nil : LabelSelector(labels: labels)
    }

    /// The DestinationRules for a backend's host; nil where the side has none.
    fileprivate func destinationRules(for backend: RouteBackend) -> [DiffObject]? {
        let rules = objects(ofKind: "DestinationRule").filter { rule in
            guard let host = rule.field("spec", "host")?.text else { return false }
            let space = RouteBackend.space(ofHost: host) ?? rule.identity.namespace
            return host.bytes.prefix { $0 != UInt8(ascii: ".") }.elementsEqual(backend.service.bytes)
                && (space == backend.namespace || space.isEmpty || backend.namespace.isEmpty)
        }
        return rules.isEmpty ? nil : rules
    }

    /// Whether routes say that nothing is to be sent to pods.
    func isTakenOffRoutes(_ pod: PodTemplate) -> Bool {
        let weights = backends.filter { leads($0, to: pod) }.map { $0.weight ?? 0 }
        return !weights.isEmpty && weights.allSatisfy { $0 == 0 }
    }

    /// Whether a Service sends what it gets to pods.
    func selects(_ service: DiffObject, _ pod: PodTemplate) -> Bool {
        service.identity.isNear(pod.identity.namespace) && selector(of: service)?.matches(pod.labels) == true
    }

    /// Whether what a backend gets goes to pods.
    func leads(_ backend: RouteBackend, to pod: PodTemplate) -> Bool {
        guard let service = service(of: backend), let selector = selector(of: service),
            service.identity.isNear(pod.identity.namespace)
        else { return false }
        var labels = selector.labels
        if let subset = backend.subset, let rules = destinationRules(for: backend) {
            guard let more = rules.lazy.compactMap({ $0.subset(subset) }).first else { return false }
            labels.merge(more) { $1 }
        }
        return LabelSelector(labels: labels).matches(pod.labels)
    }
}
