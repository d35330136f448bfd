import GoTemplate
import Kubernetes
import Testing

@Suite struct ObjectDocumentTests {
    private static func failure(_ yaml: String, isValidated: Bool = true) -> String? {
        do throws(ObjectFailure) {
            _ = try ObjectDocument(reading: GoString(yaml), isValidated: isValidated)
            return nil
        } catch {
            return error.message.text
        }
    }

    /// The texts of Helm 4.2.3 for these manifests.
    @Test(arguments: [
        ("{apiVersion: v1, metadata: {name: x}}", "error validating \"\": error validating data: kind not set"),
        ("{kind: ConfigMap}", "error validating \"\": error validating data: apiVersion not set"),
        ("{a: b}", "error validating \"\": error validating data: [apiVersion not set, kind not set]"),
        ("[a]", "error validating \"\": error validating data: invalid object to validate"),
        (
            "{apiVersion: v1, kind: ConfigMap, metadata: {labels: {a: 1}}}",
            "unable to decode \"\": json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of "
                + "type string"
        ),
        (
            "{apiVersion: v1, kind: ConfigMap, metadata: x}",
            "unable to decode \"\": json: cannot unmarshal string into Go struct field metadataOnlyObject.metadata of "
                + "type v1.ObjectMeta"
        ),
        (
            "{apiVersion: v1, kind: List, items: {}}",
            "unable to decode \"\": json: cannot unmarshal object into Go struct field decodeList.items of type "
                + "[]json.RawMessage"
        ),
    ])
    func failuresAreWordedAsHelms(_ yaml: String, _ text: String) {
        #expect(Self.failure(yaml) == text)
    }

    @Test func withoutValidationTheDecoderNamesWhatIsMissing() {
        #expect(
            Self.failure("{apiVersion: v1, data: {a: <b>}}", isValidated: false)
                == #"unable to decode "": Object 'Kind' is missing in '{"apiVersion":"v1","data":{"a":"\u003cb\u003e"}}'"#
        )
        #expect(Self.failure("{kind: ConfigMap}", isValidated: false) == nil)
    }

    @Test(arguments: ["", "---\n", "# nothing\n", "null"])
    func emptyDocumentsHoldNothing(_ yaml: String) throws {
        #expect(try ObjectDocument(reading: GoString(yaml), isValidated: true) == nil)
    }

    @Test func listsAreFlattened() throws {
        let document = try ObjectDocument(
            reading: """
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
                - {apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Secret, metadata: {name: b}}]}
                - {apiVersion: v1, kind: Service, metadata: {name: c}}
                - {kind: Pod}
                - {apiVersion: v1}
                """, isValidated: true)
        let names = document?.objects.map { result in
            switch result {
            case .success(let object): object.key.pathText
            case .failure(let failure): failure.message
            }
        }
        let start = "unable to get type info from the object \"*unstructured.Unstructured\": "
        #expect(
            names?.map(\.text) == [
                "ConfigMap//a", "Service//c",
                start + "Object 'apiVersion' is missing in 'unstructured object has no version'",
                start + "Object 'Kind' is missing in 'unstructured object has no kind'", "Secret//b",
            ])
    }

    @Test func itemsOfTypedListsGetTheirKind() throws {
        let document = try ObjectDocument(
            reading: "{apiVersion: v1, kind: ConfigMapList, items: [{metadata: {name: a}}, null]}", isValidated: true)
        let keys = document?.objects.compactMap { try? $0.get().key.applyText.text }
        #expect(keys == ["/a /v1, Kind=ConfigMap", "/ /v1, Kind=ConfigMap"])
    }
}
