import Diffing
import Foundation
import Testing

@Suite("Rules of risks that look at more than one object")
struct ReleaseRiskTests {
    private static let config = Sample.object("v1", "ConfigMap", "config", "data: {a: x}")
    private static let secret = Sample.object("v1", "Secret", "keys", "data: {}")
    private static let account = Sample.object("v1", "ServiceAccount", "worker", "")

    private static func projected(_ source: String) -> String {
        Sample.workload(pod: "volumes: [{name: v, projected: {sources: [{\(source)}]}}]")
    }

    private static let keyOfSecret = Sample.workload(
        container: "env: [{name: A, valueFrom: {secretKeyRef: {name: keys, key: a}}}]")
    private static let keyIfThere = Sample.workload(
        container: "env: [{name: A, valueFrom: {secretKeyRef: {name: keys, key: a, optional: true}}}]")

    @Test(arguments: [
        RiskCase.reported("reference-lost", secret + keyOfSecret, keyOfSecret),
        .silent("reference-lost", secret + keyIfThere, keyIfThere),
        .silent(
            "reference-lost", secret + keyOfSecret,
            keyOfSecret + Sample.object("external-secrets.io/v1", "ExternalSecret", "x", "spec: {target: {name: keys}}")
        ),
        .silent(
            "reference-lost", secret + keyOfSecret,
            keyOfSecret + Sample.object("bitnami.com/v1alpha1", "SealedSecret", "keys", "spec: {}")),
        .reported(
            "reference-lost", config + projected("configMap: {name: config}"), projected("configMap: {name: config}")),
        .silent(
            "reference-lost", config + projected("configMap: {name: other}"), projected("configMap: {name: other}")),
        .reported(
            "reference-lost", account + Sample.workload(pod: "serviceAccountName: worker"),
            Sample.workload(pod: "serviceAccountName: worker")),
        .reported(
            "reference-lost", Sample.service(name: "s0") + Sample.routes("HTTPRoute", [1]),
            Sample.routes("HTTPRoute", [1])),
        .silent(
            "reference-lost", Sample.service(name: "s0") + Sample.routes("HTTPRoute", [0, 1]),
            Sample.routes("HTTPRoute", [0, 1])),
    ])
    func references(_ risk: RiskCase) { risk.check() }

    private static let operated = Sample.object("example.com/v1", "Database", "db", "spec: {}")
    private static let monitor = Sample.object("monitoring.coreos.com/v1", "ServiceMonitor", "m", "spec: {}")

    @Test(arguments: [
        RiskCase.silent("service-without-pods", operated, operated + Sample.service()),
        .reported("service-without-pods", monitor, monitor + Sample.service()),
        .silent("service-without-pods", monitor, monitor + Sample.service("type: ExternalName, selector: {a: x}")),
        .silent("service-without-pods", monitor, monitor + Sample.service("")),
        .silent(
            "service-without-pods", monitor,
            Sample.workload("StatefulSet")
                + Sample.service("selector: {app: web, statefulset.kubernetes.io/pod-name: web-0}")),
        .reported("service-lost-pods", Sample.service() + Sample.workload(), Sample.service()),
        .reported(
            "service-lost-pods", Sample.service() + Sample.workload(),
            Sample.service() + Sample.workload(labels: "app: x")),
        .silent(
            "service-lost-pods", Sample.service() + Sample.workload(), Sample.service() + Sample.workload("DaemonSet")),
        .silent("service-lost-pods", Sample.service() + operated, Sample.service()),
        .silent(
            "selector-mismatch", monitor,
            Sample.workload(spec: "selector: {matchExpressions: [{key: app, operator: Exists}]}")),
        .reported(
            "selector-mismatch", monitor,
            Sample.workload(spec: "selector: {matchExpressions: [{key: app, operator: NotIn, values: [web]}]}")),
    ])
    func selectors(_ risk: RiskCase) { risk.check() }

    @Test(
        arguments: [
            (kind: "VirtualService", weights: [90, 10], isReported: false), ("VirtualService", [90, 20], true),
            ("VirtualService", [50], false), ("VirtualService", [nil], false), ("VirtualService", [nil, nil], true),
            ("VirtualService", [1, 1], true), ("VirtualService", [110, -10], true),
            ("VirtualService-tcp", [60, 30], true),
            ("TraefikService", [3, 1], false), ("TraefikService", [90, 20], true),
            ("TraefikService", [nil, nil], false),
            ("TraefikService", [90, 10], false), ("TraefikService", [0, 0], true), ("HTTPRoute", [1, 1], false),
            ("HTTPRoute", [20, 20], false), ("HTTPRoute", [999, 1], false), ("HTTPRoute", [90, nil], true),
            ("HTTPRoute", [0], true), ("HTTPRoute", [100, 0], false), ("HTTPRoute", [80, 0], false),
            ("GRPCRoute", [70, 20], true),
            ("TrafficSplit", [80, 30], true), ("TrafficSplit", [8, 2], false), ("VirtualServer", [80, 10], true),
            ("VirtualServer", [80, 20], false),
        ] as [(kind: String, weights: [Int?], isReported: Bool)])
    func weights(_ kind: String, _ weights: [Int?], _ isReported: Bool) {
        let risk = RiskCase(
            code: "route-weights", old: Self.config, new: Sample.routes(kind, weights), isReported: isReported)
        risk.check()
    }

    private static func canary(_ weights: [Int], replicas: Int, rest: String = "") -> String {
        let rule =
            "spec: {host: h.x.svc.cluster.local, subsets: [{name: s0, labels: {v: a}}, {name: s1, labels: {v: b}}]}"
        return Sample.service(name: "h") + Sample.object("networking.istio.io/v1", "DestinationRule", "h", rule)
            + Sample.routes("VirtualService", weights) + Sample.workload(labels: "app: web, v: a")
            + Sample.workload("Deployment", "b", labels: "app: web, v: b", spec: "replicas: \(replicas)") + rest
    }

    /// Routes and rules that name a Service's namespace in their hosts.
    private static func moved(routes: String, rules: String) -> String {
        canary([90, 10], replicas: 0).replacingOccurrences(of: "host: h.x.svc.cluster.local", with: "host: \(rules)")
            .replacingOccurrences(of: "host: h,", with: "host: \(routes),")
    }

    private static func scaler(_ target: String) -> String {
        Sample.object(
            "keda.sh/v1alpha1", "ScaledObject", "k", "spec: {scaleTargetRef: {name: \(target)}, minReplicaCount: 0}")
    }

    @Test(arguments: [
        RiskCase.reported("route-to-nothing", config, canary([90, 10], replicas: 0)),
        .silent("route-to-nothing", config, canary([100, 0], replicas: 0)),
        .silent("route-to-nothing", config, canary([90, 10], replicas: 1)),
        .silent("route-to-nothing", config, canary([90, 10], replicas: 0, rest: scaler("b"))),
        .reported("route-to-nothing", config, canary([80, 10, 10], replicas: 1)),
        .reported(
            "route-to-nothing", config,
            canary([90, 10], replicas: 1).replacingOccurrences(of: "app: web, v: b", with: "app: web, v: c")),
        .reported("route-to-nothing", config, moved(routes: "h.x", rules: "h.x.svc.cluster.local")),
        .reported("route-to-nothing", config, moved(routes: "h.x.svc", rules: "h.x")),
        .silent("route-to-nothing", config, moved(routes: "h.x", rules: "h.y")),
        .silent("route-to-nothing", config, moved(routes: "h.y.svc", rules: "h.x")),
        .silent("replicas-zero", canary([90, 10], replicas: 2), canary([100, 0], replicas: 0)),
        .reported("replicas-zero", canary([90, 10], replicas: 2), canary([90, 10], replicas: 0)),
        .reported("replicas-zero", Sample.workload(), Sample.workload(spec: "replicas: 0")),
        .silent("replicas-zero", config, Sample.workload(spec: "replicas: 0")),
        .silent("replicas-beside-autoscaler", config, Sample.workload(spec: "replicas: 2") + scaler("other")),
        .reported("replicas-beside-autoscaler", config, Sample.workload(spec: "replicas: 2") + scaler("web")),
        .silent(
            "replicas-beside-autoscaler", config, Sample.workload("StatefulSet", spec: "replicas: 2") + scaler("web")),
    ])
    func destinations(_ risk: RiskCase) { risk.check() }

    private static func budget(_ spec: String) -> String {
        Sample.object("policy/v1", "PodDisruptionBudget", "b", "spec: {selector: {matchLabels: {app: web}}, \(spec)}")
    }

    @Test(arguments: [
        (kind: "Deployment", replicas: 3, budget: "maxUnavailable: 0", isReported: true),
        ("Deployment", 3, "maxUnavailable: 0%", true), ("Deployment", 3, "maxUnavailable: 1", false),
        ("Deployment", 1, "minAvailable: 50%", true), ("Deployment", 2, "minAvailable: 50%", false),
        ("Deployment", 3, "minAvailable: 3", true), ("Deployment", 0, "minAvailable: 1", false),
        ("DaemonSet", 1, "minAvailable: 1", false), ("DaemonSet", 1, "minAvailable: 100%", true),
    ])
    func budgets(_ kind: String, _ replicas: Int, _ budget: String, _ isReported: Bool) {
        let workload = Sample.workload(kind, spec: "replicas: \(replicas)")
        RiskCase(code: "pdb-blocks", old: workload, new: workload + Self.budget(budget), isReported: isReported).check()
    }

    private static func ingress(_ hosts: String..., name: String = "i") -> String {
        let rules = hosts.map { "{host: \"\($0)\"}" }.joined(separator: ", ")
        return Sample.object("networking.k8s.io/v1", "Ingress", name, "spec: {rules: [\(rules)]}")
    }

    private static func route(_ host: String) -> String {
        Sample.object("gateway.networking.k8s.io/v1", "HTTPRoute", "r", "spec: {hostnames: [\"\(host)\"]}")
    }

    @Test(arguments: [
        RiskCase.reported("host-removed", ingress("a.b"), config),
        .silent("host-removed", ingress("a.b"), route("a.b")),
        .silent("host-removed", ingress("a.b"), ingress("a.b", name: "j")),
        .silent("host-removed", ingress("x.a.b"), route("*.a.b")),
        .reported("host-removed", ingress("a.b"), route("*.a.b")),
        .reported("host-removed", ingress("a.b", "c.d"), ingress("c.d")), .silent("host-removed", ingress(), config),
    ])
    func hosts(_ risk: RiskCase) { risk.check() }

    private static let test =
        "---\n{apiVersion: v1, kind: Pod, metadata: {name: t, labels: {app: web}, annotations: {helm.sh/hook: test}}, "
        + "spec: {containers: [{name: a, image: \"a:1.0.0\"}]}}\n"

    private static let others = Sample.workload("Deployment", "other", labels: "app: web, a: b")

    @Test(arguments: [
        RiskCase.reported(
            "service-moved", Sample.service() + others + Sample.workload(),
            Sample.service("selector: {a: b}") + others + Sample.workload()),
        .silent(
            "service-moved", Sample.service() + others + Sample.workload(), Sample.service("selector: {a: b}") + others),
        .silent("service-moved", Sample.service() + others + test, Sample.service("selector: {a: b}") + others + test),
        .silent(
            "service-moved", Sample.service("selector: {a: b}") + others + Sample.workload(),
            Sample.service() + others + Sample.workload()),
    ])
    func movedServices(_ risk: RiskCase) { risk.check() }
}
