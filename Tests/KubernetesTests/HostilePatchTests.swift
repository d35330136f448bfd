import Codecs
import GoTemplate
import Kubernetes
import Testing

/// What no API server sends: nothing of it may end the program.
@Suite struct HostilePatchTests {
    /// Maps within maps: `depth` times the text, around a number.
    private static func nested(_ opening: String, _ closing: String, depth: Int, _ number: Int) throws -> Map {
        let text =
            #"{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","spec":{"versions":[{"name":"v1","#
            + #""schema":{"openAPIV3Schema":"# + String(repeating: opening, count: depth) + "\(number)"
            + String(repeating: closing, count: depth) + "}}]}}"
        guard case .map(let map) = try JSON.decode(Array(text.utf8), numbers: .int64) else { return Map() }
        return map
    }

    @Test(arguments: [#"{"properties":{"a":"#, #"{"x":["#, #"{"$patch":{"items":"#, #"{"$retainKeys":{"not":"#])
    func deepObjectsAreRefusedOrPatched(_ opening: String) throws {
        let closing = opening.hasSuffix("[") ? "]}" : "}}"
        let (old, new) = try (
            Self.nested(opening, closing, depth: 4_900, 1), Self.nested(opening, closing, depth: 4_900, 2)
        )
        let type = try #require(
            FieldType.kind("CustomResourceDefinition", apiVersion: "apiextensions.k8s.io/v1"))
        _ = try? StrategicMergePatch.twoWay(from: old, to: new, type)
        _ = try? StrategicMergePatch.threeWay(original: old, modified: new, current: old, type)
        _ = try? StrategicMergePatch.applying(new, to: old, type)
        _ = try? ObjectPatch(original: LiveObject(old), target: LiveObject(new), current: LiveObject(old))
        #expect(throws: PatchFailure("object is nested too deeply")) { try JSONMergePatch.twoWay(from: old, to: new) }
        #expect(throws: PatchFailure.self) {
            try JSONMergePatch.threeWay(original: old, modified: new, current: Map())
        }
    }

    @Test func objectsThatAreNotTooDeepArePatched() throws {
        let (old, new) = try (
            Self.nested(#"{"a":"#, "}", depth: 400, 1), Self.nested(#"{"a":"#, "}", depth: 400, 2)
        )
        #expect(try !JSONMergePatch.twoWay(from: old, to: new).isEmpty)
        #expect(try !JSONMergePatch.threeWay(original: old, modified: new, current: old).isEmpty)
    }

    @Test(.timeLimit(.minutes(1))) func deepManagedFieldsAreRefusedOrHandedOn() throws {
        let fields = String(repeating: #"{"f:a":"#, count: 9_000) + "{}" + String(repeating: "}", count: 9_000)
        let text =
            #"{"metadata":{"managedFields":[{"manager":"helm","operation":"Update","fieldsV1":"# + fields + "}]}}"
        guard case .map(let map) = try JSON.decode(Array(text.utf8)) else { return }
        let patch = Result { try ManagedFieldsMigration.patch(for: LiveObject(map), manager: "helm") }
        if case .success(let patch) = patch { #expect(patch != nil) }
    }

    @Test func targetsThatDoNotFitTheirTypeAreMergedAsCustomOnes() throws {
        func patch(_ spec: Value) throws -> PatchKind {
            let map = Map([
                (key: "apiVersion", value: .string("apps/v1")), (key: "kind", value: .string("Deployment")),
                (key: "spec", value: spec),
            ])
            return try ObjectPatch(original: LiveObject(Map()), target: LiveObject(map), current: nil).kind
        }
        #expect(try patch(.map(Map([(key: "replicas", value: .int64(3))]))) == .strategicMerge)
        #expect(try patch(.map(Map([(key: "replicas", value: .string("3"))]))) == .jsonMerge)
        #expect(try patch(.list([])) == .jsonMerge)
    }
}
