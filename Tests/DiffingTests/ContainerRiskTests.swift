import Diffing
import Foundation
import Testing

@Suite("Rules of risks about containers and rights")
struct ContainerRiskTests {
    @Test(arguments: [
        ("nginx", true), ("nginx:latest", true), ("host:5000/nginx", true), ("host:5000/nginx:1.2.3", false),
        ("nginx:1.2.3@sha256:ab", false), ("nginx@sha256:ab", false), ("nginx:83", false), ("nginx:1", false),
        ("nginx:v1", true), ("nginx:v1.2", false), ("nginx:stable-alpine", true), ("nginx:1.2-alpine", false),
        ("nginx:alpine", true), ("nginx:LATEST", true), ("nginx:2024-main", false), ("nginx:", true), ("", false),
        ("nginx:mainline", false), ("nginx@", false), ("nginx:1@", false), ("@sha256:ab", false), ("a/b:v2/c", true),
    ])
    func tags(_ image: String, _ isReported: Bool) {
        let old = Sample.workload("Deployment", "web", image: "nginx:9.9.9")
        RiskCase(code: "image-floating", old: old, new: Sample.workload(image: image), isReported: isReported).check()
    }

    @Test func testsAndRenamedPodsAreNotNew() {
        func pod(_ name: String, _ annotations: String = "", label: String = "x") -> String {
            "{apiVersion: v1, kind: Pod, metadata: {name: \(name), annotations: {\(annotations)}, labels: {a: \(label)}}, "
                + "spec: {containers: [{name: a, image: busybox}]}}"
        }
        RiskCase.silent("image-floating", "", pod("a", "helm.sh/hook: test")).check()
        RiskCase.reported("image-floating", "", pod("a", "helm.sh/hook: pre-install")).check()
        RiskCase.reported("image-floating", pod("a"), pod("b", label: "y")).check()
        #expect(risks(pod("a"), pod("b", label: "y"), findRenames: 0.5).isEmpty)
    }

    private static func secured(_ context: String, pod: String = "") -> String {
        Sample.workload(pod: pod, container: "securityContext: {\(context)}")
    }

    private static let plain = Sample.workload()

    @Test(arguments: [
        RiskCase.reported("privileged-added", plain, secured("capabilities: {add: [SYS_ADMIN]}")),
        .silent("privileged-added", plain, secured("capabilities: {add: [NET_BIND_SERVICE]}")),
        .silent("privileged-added", secured("privileged: true"), secured("privileged: true, runAsUser: 0")),
        .reported("host-access-added", plain, Sample.workload(pod: "volumes: [{name: h, hostPath: {path: /}}]")),
        .reported("host-access-added", plain, Sample.workload(container: "ports: [{containerPort: 80, hostPort: 80}]")),
        .silent("host-access-added", plain, Sample.workload(pod: "hostNetwork: false")),
        .reported("root-allowed", secured("", pod: "securityContext: {runAsUser: 5}"), plain),
        .reported("root-allowed", secured("runAsNonRoot: true"), secured("runAsUser: 0")),
        .silent(
            "root-allowed", secured("runAsNonRoot: true"), secured("", pod: "securityContext: {runAsNonRoot: true}")),
        .silent("root-allowed", plain, secured("runAsUser: 0")),
        .silent("limit-removed", plain, Sample.workload(container: "resources: {limits: {cpu: 1}}")),
        .reported("limit-removed", Sample.workload(container: "resources: {limits: {cpu: 1}}"), plain),
        .silent(
            "limit-removed", Sample.workload(container: "resources: {limits: {cpu: 1}}"),
            plain.replacingOccurrences(of: "name: app", with: "name: new")),
    ])
    func containers(_ risk: RiskCase) { risk.check() }

    private static let pods = Sample.rule(#""""#, "pods", "get")

    @Test(arguments: [
        RiskCase.silent("rbac-widened", Sample.role(Sample.rule(#""*""#, #""*""#, #""*""#)), Sample.role(pods)),
        .reported("rbac-widened", Sample.role(pods), Sample.role(Sample.rule("apps", "pods", "get"))),
        .reported("rbac-widened", Sample.role(pods), Sample.role(Sample.rule(#""""#, "pods/log", "get"))),
        .silent(
            "rbac-widened", Sample.role(Sample.rule("apps", #""*/scale""#, "get")),
            Sample.role(Sample.rule("apps", "deployments/scale", "get"))),
        .reported(
            "rbac-widened", Sample.role(Sample.rule(#""""#, "pods", "get", "resourceNames: [a]")), Sample.role(pods)),
        .silent(
            "rbac-widened", Sample.role(pods), Sample.role(Sample.rule(#""""#, "pods", "get", "resourceNames: [a]"))),
        .silent(
            "rbac-widened", Sample.role(Sample.rule(#""""#, "pods, services", "get")),
            Sample.role(Sample.rule(#""""#, "services", "get"), pods)),
        .reported(
            "rbac-widened", Sample.role("{nonResourceURLs: [/a], verbs: [get]}"),
            Sample.role("{nonResourceURLs: [/b], verbs: [get]}")),
        .silent(
            "rbac-widened", Sample.role(#"{nonResourceURLs: ["/a/*"], verbs: [get]}"#),
            Sample.role("{nonResourceURLs: [/a/b], verbs: [get]}")),
        .silent("rbac-widened", plain, Sample.role(pods)),
        .reported("rbac-wildcard", plain, Sample.role(Sample.rule(#""""#, #""*""#, "get"))),
        .silent("rbac-wildcard", Sample.role(Sample.rule(#""""#, #""*""#, "get")), Sample.role(pods)),
        .reported(
            "rbac-escalation", Sample.role(pods), Sample.role(Sample.rule(#""""#, "serviceaccounts/token", "create"))),
        .silent("rbac-escalation", Sample.role(pods), Sample.role(Sample.rule(#""""#, "pods/exec", "get"))),
        .silent("rbac-secrets", plain, Sample.role(Sample.rule(#""""#, "secrets", "create"))),
        .silent("rbac-secrets", plain, Sample.role(Sample.rule("example.com", "secrets", "get"))),
        .reported("rbac-secrets", plain, Sample.role(Sample.rule(#""""#, "secrets", "watch"), kind: "Role")),
    ])
    func roles(_ risk: RiskCase) { risk.check() }
}
