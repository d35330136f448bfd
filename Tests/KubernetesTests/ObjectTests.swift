import Codecs
import GoTemplate
import Kubernetes
import Testing

@Suite struct ObjectTests {
    private static func object(_ yaml: String) throws -> LiveObject {
        guard case .map(let map) = try YAML.decode(Array(yaml.utf8), keepsIntegers: true) else {
            return LiveObject(Map())
        }
        return LiveObject(map)
    }

    @Test func typesAreNamedAsInGo() throws {
        let deployment = try Self.object(
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}}"
        )
        #expect(deployment.groupVersionKind.text == "apps/v1, Kind=Deployment")
        #expect(deployment.groupVersionKind.groupKind.text == "Deployment.apps")
        #expect(deployment.key.applyText == "shop/web apps/v1, Kind=Deployment")
        #expect(deployment.key.sentenceText == "Deployment \"web\" in namespace \"shop\"")
        #expect(deployment.key.pathText == "Deployment/shop/web")
        #expect(deployment.key.fieldText == "namespace=shop, name=web, kind=Deployment")
        #expect(deployment.key.listText == "[Deployment] web")
        let service = try Self.object("{apiVersion: v1, kind: Service, metadata: {name: web}}")
        #expect(service.key.applyText == "/web /v1, Kind=Service")
        #expect(service.groupVersionKind.groupKind.text == "Service")
    }

    @Test(arguments: [
        ("v1", "", "v1"), ("apps/v1", "apps", "v1"), ("", "", ""), ("/", "", ""), ("/v1", "", "v1"), ("a/", "a", ""),
    ])
    func groupVersionsAreReadAsInGo(_ text: String, _ group: String, _ version: String) throws {
        #expect(
            try GroupVersion(parsing: GoString(text))
                == GroupVersion(group: GoString(group), version: GoString(version)))
    }

    @Test func anAPIVersionWithTwoSlashesIsNone() throws {
        #expect(throws: ObjectFailure("unexpected GroupVersion string: a/b/c")) { try GroupVersion(parsing: "a/b/c") }
        #expect(try Self.object("{apiVersion: a/b/c, kind: Widget}").groupVersionKind.kind == "")
    }

    @Test func keysOfOtherVersionsMeanTheSameObject() throws {
        let old = try Self.object("{apiVersion: a/v1, kind: Widget, metadata: {name: w}}")
        let new = try Self.object("{apiVersion: a/v2, kind: Widget, metadata: {name: w}}")
        #expect(old.key != new.key)
        #expect(old.key.withoutVersion == new.key.withoutVersion)
    }

    @Test func metadataOfWrongTypesIsEmpty() throws {
        let object = try Self.object(
            """
            apiVersion: 1
            kind: [a]
            metadata: {name: 1, labels: {a: 1}, annotations: [x], generation: "2", ownerReferences: [1]}
            status: {conditions: {a: b}}
            """)
        #expect(object.key == ObjectKey(GroupVersionKind(group: "", version: "", kind: ""), namespace: "", name: ""))
        #expect(object.labels.isEmpty && object.annotations.isEmpty && object.generation == 0)
        #expect(object.ownerReferences.isEmpty && object.conditions.isEmpty)
        #expect(LiveObject(Map()).name == "")
    }

    @Test func metadataIsRead() throws {
        let object = try Self.object(
            """
            metadata:
              uid: u
              resourceVersion: "7"
              generation: 3
              deletionTimestamp: "2024-01-02T03:04:05Z"
              labels: {a: b, c: null}
              ownerReferences:
              - {apiVersion: apps/v1, kind: ReplicaSet, name: web-1, uid: v, controller: true}
            status: {conditions: [{type: Ready, status: "True", reason: R, message: M}]}
            """)
        #expect(object.uid == "u" && object.resourceVersion == "7" && object.generation == 3 && object.isBeingDeleted)
        #expect(object.labels == ["a": "b", "c": ""])
        #expect(object.controller?.kind == "ReplicaSet")
        #expect(object.conditions.first?.isTrue == true)
    }
}
