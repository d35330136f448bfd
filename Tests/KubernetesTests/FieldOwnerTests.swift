import Codecs
import GoTemplate
import Testing

@testable import Kubernetes

/// Who owns a field, as managed fields tell it.
struct FieldOwnerTests {
    private static let fields = #"""
        {"f:spec": {"f:replicas": {}, "f:template": {"f:spec": {"f:containers": {
            "k:{\"name\":\"app\"}": {".": {}, "f:name": {}, "f:image": {}},
            "k:{\"containerPort\":80,\"protocol\":\"TCP\"}": {"f:name": {}}}, "f:nodeSelector": {}}}},
         "f:metadata": {"f:labels": {".": {}, "f:a": {}}}}
        """#

    private static func steps(_ text: String) -> [FieldSet.Step] {
        text.split(separator: "/").map { part in
            guard part.contains("=") else { return .field(GoString(part)) }
            let pairs = part.split(separator: ",").map { pair in
                let sides = pair.split(separator: "=").map(GoString.init)
                return (sides[0], sides[1])
            }
            return .element(Dictionary(pairs, uniquingKeysWith: { $1 }))
        }
    }

    @Test(arguments: [
        ("spec/replicas", true), ("spec", true), ("spec/paused", false), ("status", false),
        ("spec/template/spec/containers/name=app/image", true),
        ("spec/template/spec/containers/name=app/command", false),
        ("spec/template/spec/containers/name=other/image", false),
        ("spec/template/spec/containers/containerPort=80,protocol=TCP/name", true),
        ("spec/template/spec/containers/containerPort=81,protocol=TCP/name", false),
        // Below a field that is owned as a whole.
        ("spec/template/spec/nodeSelector/disk", true),
        ("metadata/labels/a", true), ("metadata/labels/b", false), ("metadata/labels", true),
    ])
    func `A field is owned itself, as part of one, or by its parts`(path: String, isOwned: Bool) throws {
        guard case .map(let map) = try JSON.decode(Array(Self.fields.utf8)) else { throw ObjectFailure("no map") }
        #expect(try FieldSet(map).owns(Self.steps(path)[...]) == isOwned)
    }

    private static func live(_ managers: [(name: String, time: String, field: String)]) -> LiveObject {
        let entries = managers.map { manager in
            #"{"manager": "\#(manager.name)", "operation": "Update", "time": "\#(manager.time)", "#
                + #""fieldsV1": {"f:spec": {"f:\#(manager.field)": {}}}}"#
        }
        let text = #"{"metadata": {"managedFields": [\#(entries.joined(separator: ","))]}}"#
        guard case .map(let map)? = try? JSON.decode(Array(text.utf8)) else { return LiveObject(Map()) }
        return LiveObject(map)
    }

    @Test func `Of several owners the last one counts, and never the manager itself`() {
        let live = Self.live([
            ("helm", "2026-11-30T09:00:00Z", "replicas"), ("kubectl-edit", "2026-11-30T07:00:00Z", "replicas"),
            ("kubectl-scale", "2026-11-30T08:00:00Z", "replicas"), ("other", "2026-11-30T08:30:00Z", "paused"),
        ])
        #expect(live.owner(of: Self.steps("spec/replicas"), besides: "helm")?.manager == "kubectl-scale")
        #expect(live.owner(of: Self.steps("spec/paused"), besides: "helm")?.manager == "other")
        #expect(live.owner(of: Self.steps("spec/selector"), besides: "helm") == nil)
    }

    @Test func `A declaration is without what the server keeps the books with`() throws {
        let text = """
            {"kind": "A", "metadata": {"name": "a", "uid": "1", "generation": 2, "resourceVersion": "3",
             "creationTimestamp": "x", "managedFields": [], "labels": {"b": "c"},
             "annotations": {"kubectl.kubernetes.io/last-applied-configuration": "{}"}}, "status": {"a": 1}}
            """
        guard case .map(let map) = try JSON.decode(Array(text.utf8)) else { throw ObjectFailure("no map") }
        let declared = String(decoding: try JSON.encode(.map(LiveObject(map).declaration.map)), as: UTF8.self)
        #expect(declared == #"{"kind":"A","metadata":{"labels":{"b":"c"},"name":"a"}}"#)
    }

    @Test(arguments: [
        ("{\"a\": 1, \"b\": {\"c\": 2}}", "{\"b\": {\"d\": 3}}", "{\"a\":1,\"b\":{\"c\":2,\"d\":3}}"),
        ("{\"l\": [{\"a\": 1}, {\"b\": 2}]}", "{\"l\": [{\"a\": 5}, {}]}", "{\"l\":[{\"a\":5},{\"b\":2}]}"),
        ("{\"l\": [1, 2]}", "{\"l\": [3]}", "{\"l\":[3]}"), ("{\"a\": {\"b\": 1}}", "{\"a\": 2}", "{\"a\":2}"),
    ])
    func `What is laid over an object counts, the rest stays`(old: String, new: String, expected: String) throws {
        guard case .map(let below) = try JSON.decode(Array(old.utf8)),
            case .map(let above) = try JSON.decode(Array(new.utf8))
        else { throw ObjectFailure("no map") }
        let result = LiveObject(below).overlaid(with: LiveObject(above))
        #expect(String(decoding: try JSON.encode(.map(result.map)), as: UTF8.self) == expected)
    }
}
