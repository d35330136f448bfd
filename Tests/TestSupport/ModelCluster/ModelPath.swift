import Foundation

/// What a request's target names.
struct ModelPath {
    /// The path of the collection.
    let collection: String
    /// Empty where the request is about the collection.
    let name: String
    /// Empty for the object itself.
    let subresource: String
    let query: [String: String]

    private static let plurals = [
        "configmaps", "secrets", "pods", "services", "events", "namespaces", "deployments", "replicasets", "jobs",
        "virtualservices", "destinationrules",
    ]

    init(_ request: LoopbackServer.Request) {
        let parts = URLComponents(string: request.target.replacingOccurrences(of: "+", with: "%20"))
        query = Dictionary(
            (parts?.queryItems ?? []).map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { $1 })
        let segments = (parts?.path ?? "").split(separator: "/").map(String.init)
        let end = segments.lastIndex { Self.plurals.contains($0) && ($0 != "namespaces" || segments.count < 5) } ?? 0
        collection = "/" + segments.prefix(end + 1).joined(separator: "/")
        name = end + 1 < segments.count ? segments[end + 1] : ""
        subresource = end + 2 < segments.count ? segments[end + 2] : ""
    }

    var object: String { collection + "/" + name }
    var isWatch: Bool { query["watch"] == "true" }
    var version: Int { Int(query["resourceVersion"] ?? "") ?? 0 }

    /// Whether an object of the collection is meant.
    func selects(_ object: [String: Any]) -> Bool {
        let metadata = object["metadata"] as? [String: Any] ?? [:]
        let labels = metadata["labels"] as? [String: String] ?? [:]
        if let (field, value) = pair(query["fieldSelector"] ?? "") {
            let involved = object["involvedObject"] as? [String: Any]
            let found = field == "metadata.name" ? metadata["name"] : involved?["uid"]
            guard found as? String == value else { return false }
        }
        return (query["labelSelector"] ?? "").split(separator: ",").allSatisfy { term in
            guard let (name, value) = pair(String(term)) else { return false }
            return labels[name] == value
        }
    }

    /// `a=b`, also as the set of one value that pods are selected by: `a in (b)`.
    private func pair(_ term: String) -> (String, String)? {
        let term = term.hasSuffix(")") ? term.dropLast().replacingOccurrences(of: " in (", with: "=") : term
        let sides = term.split(separator: "=", maxSplits: 1).map(String.init)
        return sides.count == 2 ? (sides[0], sides[1]) : nil
    }
}
