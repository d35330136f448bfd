import Codecs
import GoTemplate
import TestSupport
import Testing

@testable import Releases

@Suite("Records of real Helm, read and written again")
struct ReleaseRecordTests {
    private func recorded() throws -> [Release] {
        try ReleaseSecret.records(in: recordedBytes("releases/records.yaml")).map { try $0.release() }
    }

    /// The JSON inside of the Secrets, as Helm wrote it.
    private func recordedJSON() throws -> [[UInt8]] {
        guard case .map(let list) = try YAML.decode(recordedBytes("releases/records.yaml")),
            case .list(let items)? = list["items"]
        else { return [] }
        return try items.elements.compactMap { item in
            guard case .map(let secret) = item, case .map(let data)? = secret["data"],
                case .string(let text)? = data["release"]
            else { return nil }
            return try Compression.gunzip(Base64.decode(Base64.decode(text.bytes)))
        }
    }

    @Test func readsWhatHelmWrote() throws {
        let releases = try recorded()
        #expect(releases.map(\.revision) == [1, 2, 3])
        #expect(releases.map(\.info.status) == [.superseded, .superseded, .deployed])
        #expect(releases.map(\.info.description) == ["Install complete", "second", "Rollback to 1"])
        #expect(releases.map(\.summary.chartText) == ["webapp-1.4.2", "webapp-1.4.2", "webapp-1.4.2"])
        #expect(releases.allSatisfy { $0.labels == ["stage": "stable"] })
        #expect(releases[1].config?.keys == ["greeting", "token"])
        #expect(releases[0].hooks.map(\.weight) == [-5])
        #expect(releases[2].chart.templates.count == 5)
    }

    @Test func writesTheSameJSON() throws {
        let expected = try recordedJSON()
        #expect(expected.count == 3)
        for (release, json) in zip(try recorded(), expected) {
            #expect(GoString(try RecordCodec.json(of: release)) == GoString(json))
        }
    }

    @Test func keepsWordsThatNobodyKnows() throws {
        var release = Sample.release(1, .deployed)
        release.applyMethod = .other("both")
        release.hooks[0].events = [.other("pre-lunch"), .known(.test)]
        release.hooks[0].deletePolicies = [.other("never"), .known(.failed)]
        release.hooks[0].outputLogPolicies = [.other("Hook-Failed")]
        release.hooks[0].lastRun.phase = .other("Paused")
        let json = try RecordCodec.json(of: release)
        let copy = try RecordCodec.release(fromJSON: json)
        #expect(copy.applyMethod == release.applyMethod)
        #expect(copy.hooks.map(\.events) == release.hooks.map(\.events))
        #expect(copy.hooks.map(\.deletePolicies) == release.hooks.map(\.deletePolicies))
        #expect(copy.hooks.map(\.outputLogPolicies) == release.hooks.map(\.outputLogPolicies))
        #expect(copy.hooks.map(\.lastRun.phase) == [.other("Paused")])
        #expect(try RecordCodec.json(of: copy) == json)
    }

    @Test func exportsWhatItImports() throws {
        for release in try recorded() {
            let copies = try ReleaseSecret.records(in: ReleaseSecret.yaml(of: release)).map { try $0.release() }
            #expect(copies.count == 1)
            #expect(try copies.map(RecordCodec.json) == [try RecordCodec.json(of: release)])
            #expect(copies.first?.labels == release.labels)
        }
    }

    @Test func readsSeveralDocuments() throws {
        let yaml = try recorded().map { try ReleaseSecret.yaml(of: $0) }
        #expect(try ReleaseSecret.records(in: Array(yaml.joined(separator: Array("---\n".utf8)))).count == 3)
    }

    /// `kubectl get secrets -o json` lists what others made, too.
    @Test func passesOverOtherSecretsOfAList() throws {
        let secrets = try recorded().map { String(decoding: try ReleaseSecret.yaml(of: $0), as: UTF8.self) }
        let items = try secrets.map { try JSON.encode(YAML.decode(Array($0.utf8))) }.map { GoString($0).text }
        let others = [#"{"kind": "Secret", "type": "Opaque"}"#, #"{"kind": "ConfigMap", "data": {"release": "x"}}"#]
        let list = #" {"kind": "List", "items": [\#((others + items).joined(separator: ","))]}"#
        #expect(try ReleaseSecret.records(in: Array(list.utf8)).map(\.key.revision) == [1, 2, 3])
        let nothing = #expect(throws: StoreError.self) {
            try ReleaseSecret.records(in: Array(#"{"kind": "List", "items": [\#(others[0])]}"#.utf8))
        }
        #expect(nothing?.message == "there is no release record in it")
    }

    @Test(arguments: [
        ("", "there is no release record in it"),
        ("a: 1", "it is not a Kubernetes object"),
        ("- 1", "it is not a release record"),
        ("kind: Pod", "a Pod is not a release record"),
        (
            "kind: Secret\ntype: Opaque\nmetadata: {name: x}",
            #"secret "x" is not a release record: its type is "Opaque""#
        ),
        (
            "kind: Secret\ntype: helm.sh/release.v1\nmetadata: {name: x}",
            #"secret "x" is not a release record: it has no data named release"#
        ),
        (
            "kind: Secret\ntype: helm.sh/release.v1\nmetadata: {name: x}\ndata: {release: '%'}",
            #"secret "x" cannot be read: illegal base64 data at input byte 0"#
        ),
        ("a: \u{1}", "error converting YAML to JSON: yaml: control characters are not allowed"),
        (
            "kind: List\nitems: [{kind: Secret, type: helm.sh/release.v1, metadata: {name: x}, data: {release: WVE9PQ==}}]",
            #"item 1: secret "x" cannot be read: invalid character 'a' looking for beginning of value"#
        ),
    ])
    func refusesWhatIsNoRecord(_ text: String, _ message: String) {
        let error = #expect(throws: StoreError.self) { try ReleaseSecret.records(in: Array(text.utf8)) }
        #expect(error?.message.text == message)
    }
}
