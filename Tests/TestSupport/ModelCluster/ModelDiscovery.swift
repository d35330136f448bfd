/// What the model says it serves.
enum ModelDiscovery {
    private static let answers = [
        "/version": #"{"major":"1","minor":"36","gitVersion":"v1.36.2"}"#,
        "/api": list("", "v1", core), "/apis": groups,
    ]
    private static let core = [
        ("configmaps", "ConfigMap", "Namespaced"), ("secrets", "Secret", "Namespaced"), ("pods", "Pod", "Namespaced"),
        ("services", "Service", "Namespaced"), ("events", "Event", "Namespaced"),
        ("namespaces", "Namespace", "Cluster"),
    ]
    private static var groups: String {
        let workloads = [("deployments", "Deployment", "Namespaced"), ("replicasets", "ReplicaSet", "Namespaced")]
        let apps = group("apps", "v1", workloads)
        let batch = group("batch", "v1", [("jobs", "Job", "Namespaced")])
        let routes = [
            ("virtualservices", "VirtualService", "Namespaced"), ("destinationrules", "DestinationRule", "Namespaced"),
        ]
        let istio = group("networking.istio.io", "v1", routes)
        return #"{"kind":"APIGroupDiscoveryList","items":[\#(apps),\#(batch),\#(istio)]}"#
    }

    static func isAsked(by request: LoopbackServer.Request) -> Bool { answers.keys.contains(request.path) }

    static func answer(to request: LoopbackServer.Request, dated date: String) -> [LoopbackServer.Action] {
        .answer(200, answers[request.path] ?? "{}", headers: ["Date: \(date)"])
    }

    private static func list(_ name: String, _ version: String, _ kinds: [(String, String, String)]) -> String {
        #"{"kind":"APIGroupDiscoveryList","items":[\#(group(name, version, kinds))]}"#
    }

    private static func group(_ name: String, _ version: String, _ kinds: [(String, String, String)]) -> String {
        let resources = kinds.map { plural, kind, scope in
            #"{"resource":"\#(plural)","responseKind":{"kind":"\#(kind)"},"scope":"\#(scope)"}"#
        }.joined(separator: ",")
        return #"{"metadata":{"name":"\#(name)"},"versions":[{"version":"\#(version)","resources":[\#(resources)]}]}"#
    }
}
