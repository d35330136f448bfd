import Testing

/// A change, and whether a rule reports it.
struct RiskCase: CustomTestStringConvertible, Sendable {
    let code: String
    let old: String
    let new: String
    let isReported: Bool

    /// The rule reports the change from `old` to `new`.
    static func reported(_ code: String, _ old: String, _ new: String) -> RiskCase {
        RiskCase(code: code, old: old, new: new, isReported: true)
    }

    static func silent(_ code: String, _ old: String, _ new: String) -> RiskCase {
        RiskCase(code: code, old: old, new: new, isReported: false)
    }

    var testDescription: String { "\(code) \(isReported ? "reported" : "silent"): \(new.prefix(80))" }

    func check() {
        let found = risks(old, new)
        #expect(found.contains { $0.code == code } == isReported, "\(found.map { "\($0.code): \($0.message.text)" })")
    }
}

/// Documents that cases are made of, in YAML's flow style.
enum Sample {
    static func object(_ apiVersion: String, _ kind: String, _ name: String, _ rest: String) -> String {
        "---\n{apiVersion: \(apiVersion), kind: \(kind), metadata: {name: \(name)}, \(rest)}\n"
    }

    static func workload(
        _ kind: String = "Deployment", _ name: String = "web", labels: String = "app: web", spec: String = "",
        pod: String = "", container: String = "", image: String = "web:1.0.0"
    ) -> String {
        let containers = "[{name: app, image: \"\(image)\", \(container)}]"
        let template =
            "{metadata: {labels: {\(labels)}}, spec: {\(pod.isEmpty ? "" : pod + ", ")containers: \(containers)}}"
        return object(
            "apps/v1", kind, name, "spec: {selector: {matchLabels: {app: web}}, template: \(template), \(spec)}")
    }

    static func service(_ rest: String = "selector: {app: web}", name: String = "web") -> String {
        object("v1", "Service", name, "spec: {\(rest)}")
    }

    static func role(_ rules: String..., kind: String = "ClusterRole") -> String {
        object("rbac.authorization.k8s.io/v1", kind, "web", "rules: [\(rules.joined(separator: ", "))]")
    }

    static func rule(_ groups: String, _ resources: String, _ verbs: String, _ rest: String = "") -> String {
        "{apiGroups: [\(groups)], resources: [\(resources)], verbs: [\(verbs)], \(rest)}"
    }

    static func routes(_ kind: String, _ weights: [Int?]) -> String {
        let weights = weights.map { $0.map { "weight: \($0)" } ?? "" }
        func list(_ item: (Int, String) -> String) -> String {
            weights.enumerated().map { "{\(item($0, $1))}" }.joined(separator: ", ")
        }
        switch kind {
        case "VirtualService", "VirtualService-tcp":
            let field = kind.hasSuffix("tcp") ? "tcp" : "http"
            let backends = list { "destination: {host: h, subset: s\($0)}, \($1)" }
            return object("networking.istio.io/v1", "VirtualService", "r", "spec: {\(field): [{route: [\(backends)]}]}")
        case "TraefikService":
            let backends = list { "name: s\($0), \($1)" }
            return object("traefik.io/v1alpha1", kind, "r", "spec: {weighted: {services: [\(backends)]}}")
        case "TrafficSplit":
            return object(
                "split.smi-spec.io/v1alpha4", kind, "r", "spec: {backends: [\(list { "service: s\($0), \($1)" })]}")
        case "VirtualServer":
            let backends = list { "action: {pass: s\($0)}, \($1)" }
            return object("k8s.nginx.org/v1", kind, "r", "spec: {routes: [{path: /, splits: [\(backends)]}]}")
        default:
            let backends = list { "name: s\($0), \($1)" }
            return object("gateway.networking.k8s.io/v1", kind, "r", "spec: {rules: [{backendRefs: [\(backends)]}]}")
        }
    }
}
