import Codecs
import GoTemplate
import Kubernetes

extension PlannedObject {
    init(_ foreseen: ForeseenObject) {
        (key, action) = (foreseen.key, foreseen.action)
        guard foreseen.live != nil, let result = foreseen.result?.declaration.map,
            let json = try? JSON.encode(.map(result))
        else {
            (digest, result) = ("", nil)
            return
        }
        digest = ContentDigest.of(json)
        self.result = foreseen.key.kind == "Secret" ? nil : result
    }

    /// What is not as it was planned, a clause each.
    func differences(to now: PlannedObject) -> [GoString] {
        let name = key.kind + " " + key.name + ": "
        guard action == now.action else { return [name + action.word + " was planned, now it is " + now.action.word] }
        guard digest != now.digest else { return [] }
        guard let result, let other = now.result else { return [name + "its content is another one"] }
        return ValueDifference.all(from: .map(result), to: .map(other), atMost: 5).map { name + $0 }
    }
}

extension ApplyPlan.Step.Action {
    package var word: GoString { GoString(rawValue) }
}

/// Where two values differ.
private enum ValueDifference {
    /// `spec.replicas: 3 → 5`, for as many fields as are asked for.
    static func all(from old: Value, to new: Value, atMost limit: Int) -> [GoString] {
        var found: [GoString] = []
        collect(old, new, at: "", limit, into: &found)
        return found
    }

    private static func collect(
        _ old: Value, _ new: Value, at path: GoString, _ limit: Int, into found: inout [GoString]
    ) {
        guard found.count < limit, !old.isDeeplyEqual(to: new) else { return }
        switch (old, new) {
        case (.map(let old), .map(let new)):
            for key in Set(old.keys + new.keys).sorted() {
                collect(old[key] ?? .null, new[key] ?? .null, at: below(path, key), limit, into: &found)
            }
        case (.list(let old), .list(let new)) where old.elements.count == new.elements.count:
            for (place, pair) in zip(old.elements, new.elements).enumerated() {
                collect(pair.0, pair.1, at: path + GoString("[\(place)]"), limit, into: &found)
            }
        default: found.append(path + ": " + text(old) + " → " + text(new))
        }
    }

    private static func below(_ path: GoString, _ key: GoString) -> GoString { path.isEmpty ? key : path + "." + key }

    private static func text(_ value: Value) -> GoString {
        GoString((try? JSON.encode(value)) ?? []).prefix(60)
    }
}
