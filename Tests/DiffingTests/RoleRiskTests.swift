import Testing

/// What leaves the release is deleted; hooks and files of crds never are.
@Suite struct RoleRiskTests {
    private static func object(
        _ kind: String, _ name: String, _ annotations: String = "", _ rest: String = "", apiVersion: String = "v1"
    ) -> String {
        "---\n{apiVersion: \(apiVersion), kind: \(kind), metadata: {name: \(name), annotations: {\(annotations)}}, \(rest)}\n"
    }

    private static let hook = "helm.sh/hook: pre-upgrade"
    private static let other = object("ConfigMap", "other")

    private static func claim(_ annotations: String = "") -> String {
        object("PersistentVolumeClaim", "data", annotations)
    }

    private static func definition(_ source: String) -> String {
        "---\n# Source: \(source)\n{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, "
            + "metadata: {name: as.example.com}}\n"
    }

    @Test(arguments: [
        RiskCase.reported("pvc-deleted", claim(), claim(hook)),
        .reported("pvc-deleted", claim(), claim("helm.sh/hook: nonsense")),
        .reported("pvc-deleted", claim(), claim("helm.sh/hook: null")),
        .silent("pvc-deleted", claim(hook), claim()), .silent("pvc-deleted", claim(hook), other),
        .silent("pvc-deleted", claim("helm.sh/resource-policy: keep"), claim(hook)),
        // An upgrade knows one spelling only.
        .reported("pvc-deleted", claim("helm.sh/resource-policy: Keep"), other),
        .reported("pvc-deleted", claim(), claim("\(hook), helm.sh/resource-policy: keep")),
        .reported("secret-deleted", object("Secret", "a"), object("Secret", "a", hook)),
        .reported("crd-deleted", definition("web/templates/crds/a.yaml"), definition("web/crds/a.yaml")),
        .reported("crd-deleted", definition("web/templates/a.yaml"), definition("crds/a.yaml")),
        .silent("crd-deleted", definition("web/crds/a.yaml"), other),
        .silent("crd-deleted", definition("web/charts/b/charts/c/crds/a.yaml"), definition("web/templates/a.yaml")),
    ])
    func deletions(_ risk: RiskCase) { risk.check() }

    private static func config(_ annotations: String = "") -> String { object("ConfigMap", "config", annotations) }

    private static func ingress(_ annotations: String = "") -> String {
        object("Ingress", "a", annotations, "spec: {rules: [{host: a.b}]}", apiVersion: "networking.k8s.io/v1")
    }

    private static let user = Sample.workload(container: "envFrom: [{configMapRef: {name: config}}]")
    private static let pods = Sample.workload()
    private static let podsOfHook = pods.replacing("name: web}", with: "name: web, annotations: {\(hook)}}")

    /// What needs an object that becomes a hook loses it as if it were removed.
    @Test(arguments: [
        RiskCase.reported("reference-lost", config() + user, config(hook) + user),
        .silent("reference-lost", config(hook) + user, user),
        .reported("host-removed", ingress(), ingress(hook)),
        .silent("host-removed", ingress(), ingress("helm.sh/hook: post-upgrade")),
        .silent("host-removed", ingress(hook), ingress()),
        .reported("service-lost-pods", Sample.service() + pods, Sample.service() + podsOfHook),
    ])
    func losses(_ risk: RiskCase) { risk.check() }

    @Test func copiesAreNoRisk() {
        #expect(risks(Self.claim() + Self.claim(), Self.claim()).isEmpty)
        #expect(risks(Self.claim(), Self.claim() + Self.claim("a: b")).isEmpty)
        #expect(risks(Self.claim() + Self.claim(), Self.other).contains { $0.code == "pvc-deleted" })
    }

    /// Each is deleted, but by name they are the same.
    @Test func generatedNamesAreSaidOnce() {
        let claim = Self.claim().replacing("name: data", with: "generateName: data-")
        #expect(risks(claim + claim, Self.other).count { $0.code == "pvc-deleted" } == 1)
        #expect(risks(claim + claim, claim).count { $0.code == "pvc-deleted" } == 1)
    }
}
