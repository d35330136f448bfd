import Codecs
import GoTemplate
import Kubernetes
import Testing

@Suite struct ReleaseOwnershipTests {
    private static let ownership = ReleaseOwnership(releaseName: "web", releaseNamespace: "shop")

    private static func object(labels: [String: String], annotations: [String: String]) -> LiveObject {
        LiveObject(Map()).adding(labels: texts(labels), annotations: texts(annotations))
    }

    private static func texts(_ texts: [String: String]) -> [GoString: GoString] {
        Dictionary(uniqueKeysWithValues: texts.map { (GoString($0.key), GoString($0.value)) })
    }

    @Test func claimedObjectsAreTheReleasesOwn() throws {
        let map = Map([(key: "metadata", value: .map(Map([(key: "name", value: .string("c"))])))])
        let claimed = Self.ownership.claiming(LiveObject(map))
        #expect(Self.ownership.problems(of: claimed).isEmpty)
        #expect(
            GoString(try JSON.encode(.map(claimed.map))) == """
                {"metadata":{"annotations":{"meta.helm.sh/release-name":"web","meta.helm.sh/release-namespace":"shop"},\
                "labels":{"app.kubernetes.io/managed-by":"Helm"},"name":"c"}}
                """)
        // What was given stays as it was.
        #expect(LiveObject(map).labels.isEmpty)
    }

    @Test func problemsAreNamedInHelmsWords() {
        let key = ObjectKey(
            GroupVersionKind(group: "", version: "v1", kind: "ConfigMap"), namespace: "shop", name: "c")
        let foreign = Self.object(
            labels: ["app.kubernetes.io/managed-by": "Tiller"], annotations: ["meta.helm.sh/release-name": "other"])
        #expect(
            Self.ownership.conflict(with: foreign, key: key)?.message == """
                ConfigMap "c" in namespace "shop" exists and cannot be imported into the current release: invalid \
                ownership metadata; label validation error: key "app.kubernetes.io/managed-by" must equal "Helm": \
                current value is "Tiller"; annotation validation error: key "meta.helm.sh/release-name" must equal \
                "web": current value is "other"; annotation validation error: missing key \
                "meta.helm.sh/release-namespace": must be set to "shop"
                """)
        let missing = Self.ownership.problems(of: LiveObject(Map()))
        #expect(
            missing.first
                == "label validation error: missing key \"app.kubernetes.io/managed-by\": must be set to \"Helm\"")
    }

    @Test func aNameAndTheStartOfOneExcludeEachOther() throws {
        func object(_ metadata: [(key: GoString, value: Value)]) -> LiveObject {
            LiveObject(Map([(key: "metadata", value: .map(Map(metadata)))]))
        }
        #expect(try object([(key: "generateName", value: .string("a-"))]).isNameGenerated())
        #expect(try !object([(key: "name", value: .string("a"))]).isNameGenerated())
        #expect(throws: ObjectFailure("metadata.name and metadata.generateName cannot both be set")) {
            try object([(key: "name", value: .string("a")), (key: "generateName", value: .string("a-"))])
                .isNameGenerated()
        }
    }
}
