import Codecs
import GoTemplate
import Kubernetes
import TestSupport
import Testing

/// Patches as the Go code of Kubernetes 1.36 and Helm 4.2.3 makes them; see scripts/record-kubernetes-patches.go.
@Suite struct PatchTests {
    /// What is called, as in the rows.
    private enum Operation: String {
        case twoWay = "two-way"
        case threeWay = "three-way"
        case apply
        case mergeTwoWay = "merge-two-way"
        case mergeThreeWay = "merge-three-way"
        case migrate, helm
    }

    @Test func patchesAreThoseOfGo() throws {
        let rows = try recordedCompressedLines("kubernetes/patches.jsonl.gz")
        #expect(rows.count > 1500)
        for row in rows {
            let (found, recorded) = try (Self.answer(row), Self.recorded(row))
            #expect(found == recorded, "\(String(decoding: row, as: UTF8.self))")
        }
    }

    private static func recorded(_ row: [UInt8]) throws -> String {
        let map = try #require(JSON.decode(row).asMap)
        if case .string(let error)? = map["error"] { return "error: " + error.text }
        let form = map["form"]?.asText.map { $0.text + " " } ?? ""
        return form + (map["patch"]?.asText?.text ?? "null")
    }

    private static func answer(_ row: [UInt8]) throws -> String {
        let map = try #require(JSON.decode(row, numbers: .int64).asMap)
        let operation = try #require(Operation(rawValue: map["op"]?.asText?.text ?? ""))
        do {
            let (form, value) = try patch(operation, map)
            return form + String(decoding: try JSON.encode(value), as: UTF8.self)
        } catch let failure as PatchFailure {
            return "error: " + failure.message.text
        } catch let failure as ObjectFailure {
            return "error: " + failure.message.text
        }
    }

    private static func patch(_ operation: Operation, _ row: Map) throws -> (form: String, Value) {
        func object(_ key: GoString) -> Map { row[key]?.asMap ?? Map() }
        let (original, modified, current) = (object("original"), object("modified"), object("current"))
        switch operation {
        case .twoWay:
            return ("", .map(try StrategicMergePatch.twoWay(from: original, to: modified, type(of: row))))
        case .threeWay:
            let patch = try StrategicMergePatch.threeWay(
                original: original, modified: modified, current: current, type(of: row))
            return ("", .map(patch))
        case .apply:
            return ("", .map(try StrategicMergePatch.applying(modified, to: original, type(of: row))))
        case .mergeTwoWay: return ("", .map(try JSONMergePatch.twoWay(from: original, to: modified)))
        case .mergeThreeWay:
            let patch = try JSONMergePatch.threeWay(original: original, modified: modified, current: current)
            return ("", .map(patch))
        case .migrate:
            let object = LiveObject(object("given"))
            return ("", try ManagedFieldsMigration.patch(for: object, manager: "helm") ?? .null)
        case .helm:
            let patch = try ObjectPatch(
                original: LiveObject(original), target: LiveObject(modified), current: LiveObject(current))
            return (patch.kind == .strategicMerge ? "strategic " : "merge ", .map(patch.body))
        }
    }

    private static func type(of row: Map) throws -> FieldType {
        guard case .list(let list)? = row["type"], list.count == 2 else { return .unknown }
        let (apiVersion, kind) = (list[0].asText ?? "", list[1].asText ?? "")
        return try #require(FieldType.kind(kind, apiVersion: apiVersion), "\(apiVersion) \(kind)")
    }
}
