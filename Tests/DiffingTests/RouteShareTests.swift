import Diffing
import GoTemplate
import Testing

/// How routes share out traffic between two workloads, whatever kind they are of.
@Suite("What part of a route goes to a workload")
struct RouteShareTests {
    private static func workload(_ name: String) -> String {
        Sample.workload("Deployment", name, labels: "app: web, side: \(name)", spec: "replicas: 2")
    }

    private static func service(_ name: String, _ selector: String) -> String {
        Sample.object("v1", "Service", name, "spec: {selector: {\(selector)}}")
    }

    private static let base =
        workload("stable") + workload("canary") + service("stable", "side: stable") + service("canary", "side: canary")
        + service("web", "app: web")

    private static let rule = Sample.object(
        "networking.istio.io/v1", "DestinationRule", "web",
        "spec: {host: web, subsets: [{name: s, labels: {side: stable}}, {name: c, labels: {side: canary}}]}")

    private static func istio(_ stable: Int, _ canary: Int) -> String {
        let routes =
            "[{destination: {host: web, subset: s}, weight: \(stable)}, {destination: {host: web, subset: c}, weight: \(canary)}]"
        return rule
            + Sample.object("networking.istio.io/v1", "VirtualService", "web", "spec: {http: [{route: \(routes)}]}")
    }

    private static func gateway(_ stable: Int, _ canary: Int) -> String {
        let backends = "[{name: stable, weight: \(stable)}, {name: canary, weight: \(canary)}]"
        return Sample.object(
            "gateway.networking.k8s.io/v1", "HTTPRoute", "web", "spec: {rules: [{backendRefs: \(backends)}]}")
    }

    private static func split(_ stable: Int, _ canary: Int) -> String {
        let backends = "[{service: stable, weight: \(stable)}, {service: canary, weight: \(canary)}]"
        return Sample.object("split.smi-spec.io/v1alpha2", "TrafficSplit", "web", "spec: {backends: \(backends)}")
    }

    private static func traefik(_ stable: Int, _ canary: Int) -> String {
        let services = "[{name: stable, weight: \(stable)}, {name: canary, weight: \(canary)}]"
        return Sample.object("traefik.io/v1alpha1", "IngressRoute", "web", "spec: {routes: [{services: \(services)}]}")
            + Sample.object("traefik.io/v1alpha1", "TraefikService", "t", "spec: {weighted: {services: \(services)}}")
    }

    private static func contour(_ stable: Int, _ canary: Int) -> String {
        let services = "[{name: stable, weight: \(stable)}, {name: canary, weight: \(canary)}]"
        return Sample.object("projectcontour.io/v1", "HTTPProxy", "web", "spec: {routes: [{services: \(services)}]}")
    }

    private static func nginx(_ stable: Int, _ canary: Int) -> String {
        let splits = "[{weight: \(stable), action: {pass: stable}}, {weight: \(canary), action: {pass: canary}}]"
        return Sample.object("k8s.nginx.org/v1", "VirtualServer", "web", "spec: {routes: [{splits: \(splits)}]}")
    }

    private static func ingress(_ weight: String) -> String {
        """
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
          annotations: {nginx.ingress.kubernetes.io/canary: "true", \(weight)}
        spec: {rules: [{http: {paths: [{backend: {service: {name: canary}}}]}}]}

        """
    }

    private static let prefix = "nginx.ingress.kubernetes.io/canary-"

    private func shares(_ text: String) -> [Double]? {
        let documents = DiffDocument.documents(inStream: GoString(Self.base + text), file: "a")
        let side = DiffSide(name: "a", documents: documents)
        return RouteShares(side).shares(of: "Deployment/canary", beside: "Deployment/stable")?.map(\.share)
    }

    @Test(arguments: [
        (istio(90, 10), [0.1]), (istio(100, 0), [0]), (gateway(3, 1), [0.25]), (split(900, 100), [0.1]),
        (traefik(1, 1), [0.5, 0.5]), (contour(90, 10), [0.1]), (nginx(80, 20), [0.2]),
        (ingress("\(prefix)weight: \"30\""), [0.3]),
        (ingress("\(prefix)weight: \"30\", \(prefix)weight-total: \"1000\""), [0.03]),
        (ingress("\(prefix)by-header: x"), [0]),
    ])
    func ofEachKind(_ route: String, _ expected: [Double]) {
        #expect(shares(route) == expected)
    }

    /// Nothing is said of routes that lead elsewhere, or where there are no weights at all.
    @Test(arguments: ["", gateway(0, 0), gateway(1, 1).replacing("stable", with: "x").replacing("canary", with: "y")])
    func nothingIsKnown(_ route: String) { #expect(shares(route) == nil) }

    @Test func ofAWorkloadThatIsNotThere() {
        let side = DiffSide(name: "a", documents: DiffDocument.documents(inStream: GoString(Self.base), file: "a"))
        #expect(RouteShares(side).shares(of: "Deployment/other", beside: nil) == nil)
    }

    @Test(arguments: [
        ("Deployment", "canary", true), ("Deployment", "stable", false), ("StatefulSet", "canary", false),
    ])
    func anAutoscalerBesideReplicas(_ kind: String, _ target: String, _ isFound: Bool) {
        let scaler = Sample.object(
            "autoscaling/v2", "HorizontalPodAutoscaler", "a",
            "spec: {minReplicas: 1, scaleTargetRef: {kind: \(kind), name: \(target)}}")
        let documents = DiffDocument.documents(inStream: GoString(Self.base + scaler), file: "a")
        let shares = RouteShares(DiffSide(name: "a", documents: documents))
        #expect(shares.isScaledBesideReplicas("Deployment/canary") == isFound)
    }
}
