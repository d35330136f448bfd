import Foundation

/// JSON of objects, as the model needs it.
enum ModelJSON {
    static func object(_ text: String) -> [String: Any] { object(Array(text.utf8)) }

    static func object(_ bytes: [UInt8]) -> [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any] ?? [:]
    }

    static func text(_ object: [String: Any]) -> String {
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        let data = try? JSONSerialization.data(withJSONObject: object, options: options)
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    /// The status that a refusal answers.
    static func status(_ code: Int, _ reason: String, _ message: String) -> (Int, String) {
        (
            code,
            text([
                "kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": reason, "message": message,
                "code": code,
            ])
        )
    }

    static func version(_ object: [String: Any]) -> String? {
        (object["metadata"] as? [String: Any])?["resourceVersion"] as? String
    }

    /// RFC 7386.
    static func merged(_ change: [String: Any], into object: [String: Any]) -> [String: Any] {
        var result = object
        for (key, value) in change {
            if value is NSNull {
                result[key] = nil
            } else if let map = value as? [String: Any] {
                result[key] = merged(map, into: result[key] as? [String: Any] ?? [:])
            } else {
                result[key] = value
            }
        }
        return result
    }

    /// The object with who wrote its data, and its generation.
    static func managed(_ object: [String: Any], by path: ModelPath, after last: [String: Any]?) -> [String: Any] {
        var object = object
        var metadata = object["metadata"] as? [String: Any] ?? [:]
        let older = last?["metadata"] as? [String: Any] ?? [:]
        let isSame = last.map { isEqual($0["data"], object["data"]) && isEqual($0["spec"], object["spec"]) } ?? false
        let manager = path.query["fieldManager"] ?? "test"
        var owners = metadata["managedFields"] as? [[String: Any]] ?? []
        // Who sends no owners leaves them as they are.
        if owners.isEmpty { owners = older["managedFields"] as? [[String: Any]] ?? [] }
        metadata["managedFields"] = isSame ? owners : givingData(to: manager, in: owners)
        metadata["generation"] = (older["generation"] as? Int ?? 0) + (isSame ? 0 : 1)
        metadata["uid"] = older["uid"]
        object["metadata"] = metadata
        return object
    }

    /// The owners of fields after one of them wrote the data.
    private static func givingData(to manager: String, in owners: [[String: Any]]) -> [[String: Any]] {
        var owner = owners.first { $0["manager"] as? String == manager } ?? ["manager": manager]
        var fields = owner["fieldsV1"] as? [String: Any] ?? [:]
        let isMaker = owners.allSatisfy { ($0["fieldsV1"] as? [String: Any])?["f:data"] == nil }
        fields["f:data"] =
            isMaker ? [".": [String: Any](), "f:release": [String: Any]()] : ["f:release": [String: Any]()]
        owner["fieldsV1"] = fields
        let others = owners.filter { $0["manager"] as? String != manager }.map { other in
            var other = other
            var fields = other["fieldsV1"] as? [String: Any] ?? [:]
            // The map itself stays with who made the object.
            if fields["f:data"] != nil { fields["f:data"] = [String: Any]() }
            other["fieldsV1"] = fields
            return other
        }
        return others + [owner]
    }

    private static func isEqual(_ left: Any?, _ right: Any?) -> Bool {
        text(["": left ?? NSNull()]) == text(["": right ?? NSNull()])
    }
}
