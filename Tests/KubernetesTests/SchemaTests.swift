import Codecs
import GoTemplate
import Kubernetes
import Testing

@Suite struct SchemaTests {
    private static func field(_ path: [GoString], of kind: GoString, _ apiVersion: GoString) -> SchemaField? {
        var type = FieldType.kind(kind, apiVersion: apiVersion) ?? .unknown
        var field: SchemaField?
        for key in path {
            field = key.bytes.withUnsafeBufferPointer { type.field($0) }
            type = field?.type ?? .unknown
            while type.shape == .list || type.shape == .map { type = type.element }
        }
        return field
    }

    @Test(arguments: [
        ("Pod", "v1", "spec.containers.resources.limits", FieldType.Shape.map),
        ("Pod", "v1", "spec.volumes.emptyDir.sizeLimit", .quantity),
        ("StatefulSet", "apps/v1", "spec.volumeClaimTemplates.spec.resources.requests", .map),
        (
            "CronJob", "batch/v1", "spec.jobTemplate.spec.template.spec.containers.livenessProbe.httpGet.port",
            .intOrString
        ),
        ("HorizontalPodAutoscaler", "autoscaling/v2", "spec.metrics.resource.target.averageValue", .quantity),
        ("CustomResourceDefinition", "apiextensions.k8s.io/v1", "spec.versions.schema.openAPIV3Schema", .structure),
        ("Secret", "v1", "data", .map), ("ConfigMap", "v1", "metadata.labels", .map),
        ("Ingress", "networking.k8s.io/v1", "spec.rules.host", .string),
    ])
    func fieldsHaveTheTypesOfGo(_ kind: String, _ apiVersion: String, _ path: String, _ shape: FieldType.Shape) {
        let keys = path.split(separator: ".").map { GoString($0) }
        #expect(Self.field(keys, of: GoString(kind), GoString(apiVersion))?.type.shape == shape)
    }

    @Test func defaultsAreThoseOfTheAPIServer() {
        #expect(Self.field(["spec", "ports", "protocol"], of: "Service", "v1")?.standard == .string("TCP"))
        #expect(Self.field(["spec", "ports", "targetPort"], of: "Service", "v1")?.standard == .sibling("port"))
        #expect(Self.field(["spec", "terminationGracePeriodSeconds"], of: "Pod", "v1")?.standard == .number(30))
        #expect(Self.field(["spec", "suspend"], of: "CronJob", "batch/v1")?.standard == .bool(false))
        #expect(Self.field(["spec", "securityContext"], of: "Pod", "v1")?.standard == .emptyStructure)
        // Autoscalers set these, too.
        #expect(Self.field(["spec", "replicas"], of: "Deployment", "apps/v1")?.hasDefault == false)
    }

    @Test func customKindsAreUnknown() {
        #expect(FieldType.kind("Deployment", apiVersion: "example.com/v1") == nil)
        #expect(FieldType.kind("Widget", apiVersion: "apps/v1") == nil)
        #expect(FieldType.unknown.shape == .unknown)
    }

    /// Mirrors apimachinery runtime/converter.go fromUnstructured, and what the types' own `UnmarshalJSON` take.
    @Test(arguments: [
        ("Deployment", "apps/v1", "spec.replicas", ["2", "3.0", "null"], ["2.5", #""2""#, "true"]),
        (
            "CustomResourceDefinition", "apiextensions.k8s.io/v1", "spec.versions.schema.openAPIV3Schema.maximum",
            ["1", "0.5"], [#""1""#]
        ),
        ("Service", "v1", "spec.ports.targetPort", ["80", #""web""#, #""""#], ["1099511627776", "1.5", "false"]),
        (
            "Pod", "v1", "spec.volumes.emptyDir.sizeLimit", [#""1Gi""#, #"" 2 ""#, "5", "0.5"],
            [#""1 G""#, #""x""#, "true", "[]"]
        ),
        ("Secret", "v1", "type", [#""a""#, "null"], ["1", "{}"]),
        ("Secret", "v1", "immutable", ["true"], [#""true""#, "1"]),
        ("Secret", "v1", "data", [#"{"a":"aGk="}"#, #"{"a":null}"#], [#"{"a":"%"}"#, #"{"a":1}"#, "[]"]),
        (
            "Pod", "v1", "spec.containers", [#"[{"unknown":1}]"#, "[null]"], [#"["a"]"#, "{}", #"[{"name":1}]"#]
        ),
    ])
    func valuesFitTheTypesOfGo(
        _ kind: String, _ apiVersion: String, _ path: String, _ admitted: [String], _ refused: [String]
    ) throws {
        let keys = path.split(separator: ".").map { GoString($0) }
        let type = try #require(Self.field(keys, of: GoString(kind), GoString(apiVersion))?.type)
        func admits(_ json: String) throws -> Bool { type.admits(try JSON.decode(Array(json.utf8), numbers: .int64)) }
        for json in admitted { #expect(try admits(json), "\(json)") }
        for json in refused { #expect(try !admits(json), "\(json)") }
    }

    @Test(arguments: [
        ("", "Namespace", ResourceScope.cluster), ("", "PersistentVolume", .cluster),
        ("", "PersistentVolumeClaim", .namespaced),
        ("rbac.authorization.k8s.io", "ClusterRole", .cluster), ("rbac.authorization.k8s.io", "Role", .namespaced),
        ("storage.k8s.io", "StorageClass", .cluster), ("policy", "PodSecurityPolicy", .cluster),
        ("example.com", "ClusterRole", .namespaced),
    ])
    func scopesAreThoseOfTheTypes(_ group: String, _ kind: String, _ scope: ResourceScope) {
        #expect(ResourceScope(group: GoString(group), kind: GoString(kind)) == scope)
    }
}
