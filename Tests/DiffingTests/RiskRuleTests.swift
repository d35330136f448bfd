import Diffing
import GoTemplate
import Testing

@Suite("What the rules of risks report, and what not")
struct RiskRuleTests {
    private static let other = Sample.object("v1", "ConfigMap", "other", "data: {a: x}")

    @Test(arguments: [
        RiskCase.silent(
            "pvc-deleted",
            "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a, annotations: {helm.sh/resource-policy: keep}}}",
            other),
        .silent(
            "secret-deleted",
            "{apiVersion: v1, kind: Secret, metadata: {name: a, annotations: {helm.sh/hook: pre-install}}}", other),
        .reported(
            "pvc-deleted", "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a, namespace: x}}",
            "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a, namespace: y}}"),
        .silent("namespace-deleted", "{apiVersion: example.com/v1, kind: Namespace, metadata: {name: a}}", other),
    ])
    func deletions(_ risk: RiskCase) { risk.check() }

    private static func claims(_ metadata: String, _ spec: String, _ rest: String = "") -> String {
        let claims = "volumeClaimTemplates: [{\(rest) metadata: {name: d, \(metadata)}, spec: {\(spec)}}]"
        return Sample.workload("StatefulSet", spec: claims)
    }

    private static func job(_ spec: String, annotations: String = "") -> String {
        "{apiVersion: batch/v1, kind: Job, metadata: {name: j, annotations: {\(annotations)}}, spec: {\(spec)}}"
    }

    @Test(arguments: [
        RiskCase.reported(
            "statefulset-immutable", claims("labels: {chart: a-1}", ""), claims("labels: {chart: a-2}", "")),
        .silent("statefulset-immutable", claims("", ""), claims("", "volumeMode: Filesystem")),
        .silent(
            "statefulset-immutable", claims("", ""), claims("", "", "apiVersion: v1, kind: PersistentVolumeClaim,")),
        .reported("statefulset-immutable", claims("", ""), Sample.workload("StatefulSet")),
        .reported(
            "statefulset-immutable", Sample.workload("StatefulSet"),
            Sample.workload("StatefulSet", spec: "podManagementPolicy: Parallel")),
        .silent(
            "statefulset-immutable", Sample.workload("StatefulSet"),
            Sample.workload("StatefulSet", spec: "replicas: 4, minReadySeconds: 3")),
        .silent(
            "statefulset-immutable", Sample.workload("DaemonSet"), Sample.workload("DaemonSet", spec: "serviceName: a")),
        .silent(
            "job-immutable", job("template: {spec: {a: x}}", annotations: "helm.sh/hook: pre-upgrade"),
            job("template: {spec: {a: y}}", annotations: "helm.sh/hook: pre-upgrade")),
        .silent(
            "job-immutable", job("completionMode: Indexed, completions: 2, parallelism: 2"),
            job("completionMode: Indexed, completions: 4, parallelism: 4")),
        .reported("job-immutable", job("completions: 2"), job("completions: 4")),
        .silent(
            "job-immutable", job("suspend: true, template: {spec: {nodeSelector: {a: x}}}"),
            job("suspend: true, template: {spec: {nodeSelector: {a: y}}}")),
        .reported(
            "job-immutable", job("template: {metadata: {labels: {a: x}}}"),
            job("template: {metadata: {labels: {a: y}}}")),
        .silent("job-immutable", job(""), job("completionMode: NonIndexed")),
        .silent("immutable-data-changed", other, Sample.object("v1", "ConfigMap", "other", "data: {a: y}")),
        .reported(
            "immutable-data-changed", Sample.object("v1", "Secret", "s", "immutable: true, data: {a: eA==}"),
            Sample.object("v1", "Secret", "s", "immutable: true, data: {a: eQ==}")),
        .reported(
            "immutable-data-changed", Sample.object("v1", "ConfigMap", "s", "immutable: true, data: {a: x}"),
            Sample.object("v1", "ConfigMap", "s", "data: {a: x}")),
        .silent(
            "selector-changed", Sample.object("example.com/v1", "Deployment", "a", "spec: {selector: x}"),
            Sample.object("example.com/v1", "Deployment", "a", "spec: {selector: y}")),
    ])
    func immutableFields(_ risk: RiskCase) { risk.check() }

    private static func claim(_ spec: String) -> String {
        Sample.object("v1", "PersistentVolumeClaim", "a", "spec: {\(spec)}")
    }

    private static func size(_ text: String) -> String { claim("resources: {requests: {storage: \(text)}}") }

    @Test(arguments: [
        RiskCase.reported("pvc-shrunk", size("1Ti"), size("1000Gi")), .silent("pvc-shrunk", size("1000M"), size("1G")),
        .silent("pvc-shrunk", size("1e3"), size("1k")), .reported("pvc-shrunk", size("2"), size("1999m")),
        .silent("pvc-shrunk", size("many"), size("few")), .silent("pvc-immutable", size("1Gi"), size("2Gi")),
        .reported("pvc-immutable", claim(""), claim("storageClassName: fast")),
        .silent("pvc-immutable", claim(""), claim("volumeName: v")),
        .reported("pvc-immutable", claim("volumeName: v"), claim("volumeName: w")),
        .silent("pvc-immutable", claim(""), claim("volumeAttributesClassName: gold")),
    ])
    func storage(_ risk: RiskCase) { risk.check() }

    @Test(arguments: [
        RiskCase.silent("clusterip-changed", Sample.service("clusterIP: 10.0.0.1"), Sample.service("")),
        .reported("clusterip-changed", Sample.service("clusterIP: None"), Sample.service("")),
        .reported("clusterip-changed", Sample.service("clusterIP: 10.0.0.1"), Sample.service("clusterIP: 10.0.0.2")),
        .silent("clusterip-changed", Sample.service("clusterIP: None"), Sample.service("type: ExternalName")),
        .reported("service-type-changed", Sample.service(""), Sample.service("type: ExternalName")),
        .silent("service-type-changed", Sample.service(""), Sample.service("type: LoadBalancer")),
        .reported("service-exposed", Sample.service(""), Sample.service("externalIPs: [1.2.3.4]")),
        .silent(
            "service-exposed", Sample.service("type: NodePort"), Sample.service("type: NodePort, sessionAffinity: None")
        ),
        .reported(
            "service-port-removed", Sample.service("ports: [{port: 53, protocol: UDP}]"),
            Sample.service("ports: [{port: 53}]")),
        .silent(
            "service-port-removed", Sample.service("ports: [{port: 53}, {port: 54}]"),
            Sample.service("ports: [{port: 54}, {port: 53, protocol: TCP}]")),
    ])
    func services(_ risk: RiskCase) { risk.check() }

    private static func schema(_ text: String, versions: String = "") -> String {
        let version = "{name: v1, served: true, schema: {openAPIV3Schema: {type: object, \(text)}}}"
        let spec = "spec: {group: example.com, versions: [\(version)\(versions)]}"
        return Sample.object("apiextensions.k8s.io/v1", "CustomResourceDefinition", "a.example.com", spec)
    }

    @Test(arguments: [
        RiskCase.silent(
            "crd-field-removed", schema("properties: {a: {type: string}}"),
            schema("x-kubernetes-preserve-unknown-fields: true")),
        .reported(
            "crd-field-removed", schema("properties: {l: {items: {properties: {a: {}}}}}"),
            schema("properties: {l: {items: {properties: {b: {}}}}}")),
        .reported(
            "crd-field-removed", schema("properties: {m: {additionalProperties: {properties: {a: {}}}}}"),
            schema("properties: {m: {additionalProperties: {properties: {}}}}")),
        .reported(
            "crd-field-changed", schema("properties: {a: {x-kubernetes-int-or-string: true}}"),
            schema("properties: {a: {type: string}}")),
        .silent(
            "crd-field-required", schema(""),
            schema("properties: {n: {type: object, required: [a], properties: {a: {}}}}")),
        .reported(
            "crd-validation-narrowed", schema("properties: {a: {enum: [x, y]}}"),
            schema("properties: {a: {enum: [x, z]}}")),
        .silent(
            "crd-validation-narrowed", schema("properties: {a: {enum: [x], minLength: 3}}"),
            schema("properties: {a: {enum: [x, y], minLength: 2}}")),
        .reported("crd-validation-narrowed", schema("properties: {a: {}}"), schema("properties: {a: {pattern: x}}")),
        .reported(
            "crd-version-removed", schema("", versions: ", {name: v2, served: true}"),
            schema("", versions: ", {name: v2, served: false}")),
        .silent("crd-version-removed", schema("", versions: ", {name: v2, served: false}"), schema("")),
    ])
    func customResourceDefinitions(_ risk: RiskCase) { risk.check() }

    /// Ten findings of a rule at most are listed for one object.
    @Test(arguments: [(1, 0), (9, 0), (10, 0), (11, 1), (13, 3)])
    func manyFindingsAreSummarized(count: Int, more: Int) {
        let fields = (0..<count).map { "f\($0): {type: string}" }.joined(separator: ", ")
        let documents = ["b", "a", "c"].map { name in
            ["properties: {\(name == "c" ? "f0: {}" : fields)}", ""].map {
                Self.schema($0).replacing("a.example.com", with: name + ".example.com")
            }
        }
        let found = risks(documents.map { $0[0] }.joined(), documents.map { $0[1] }.joined())
            .filter { $0.code == "crd-field-removed" }
        let listed = min(count, 10)
        for name in ["a", "b", "c"] {
            let own = found.filter { $0.object?.name == GoString(name + ".example.com") }
            #expect(own.filter { $0.path != nil }.count == (name == "c" ? 1 : listed))
            let summaries = more > 0 && name != "c" ? ["the same is true of \(more) more of its fields"] : []
            #expect(own.filter { $0.path == nil }.map(\.message.text) == summaries)
        }
    }
}
