import Foundation

/// The objects of a model cluster, and what happened to them.
package struct ModelState: Sendable {
    struct Event: Sendable {
        let version: Int
        let path: String
        let type: String
        let object: String

        var line: String { #"{"type":"\#(type)","object":\#(object)}"# + "\n" }
    }

    /// JSON by path.
    private var objects: [String: String] = [:]
    private var events: [Event] = []
    private var version = 1
    private var requests = 0
    /// When workloads get ready, by path.
    private var due: [String: Date] = [:]
    /// How long workloads take, in seconds; nil for ever.
    package var readyAfter: Double? = 0
    /// What objects of these names are like once they are due, instead of ready: the text of their status.
    package var statuses: [String: String] = [:]
    /// What containers wrote, by the path of the pod.
    package var logs: [String: String] = [:]
    /// How far the server's clock is ahead of the client's, in seconds.
    package var clockOffset = 0.0

    package init() {}

    package var paths: [String] { objects.keys.sorted() }

    package func object(_ path: String) -> String? { objects[path] }

    /// Puts an object there, as somebody else does.
    package mutating func put(_ path: String, _ json: String) {
        store(ModelJSON.object(json), at: path, was: objects[path] == nil ? "ADDED" : "MODIFIED")
    }

    package mutating func remove(_ path: String) {
        guard let last = objects.removeValue(forKey: path) else { return }
        version += 1
        note("DELETED", ModelJSON.object(last), at: path)
    }

    mutating func countRequest() -> Int {
        requests += 1
        return requests - 1
    }

    /// Begins to count anew.
    package mutating func forgetRequests() { requests = 0 }

    /// The number of requests so far, discovery left out.
    package var requestCount: Int { requests }

    var date: String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(identifier: "GMT")
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return format.string(from: Date().addingTimeInterval(clockOffset))
    }

    /// What happened to objects that a watch selects, in order.
    mutating func events(of path: ModelPath, after version: Int) -> [(version: Int, line: String)] {
        advance()
        return events.filter { event in
            event.version > version && event.path.hasPrefix(path.collection + "/")
                && path.selects(ModelJSON.object(event.object))
        }.map { ($0.version, $0.line) }
    }

    // MARK: Storing

    private mutating func store(_ object: [String: Any], at path: String, was type: String) {
        version += 1
        var object = object
        var metadata = object["metadata"] as? [String: Any] ?? [:]
        metadata["resourceVersion"] = String(version)
        metadata["uid"] = metadata["uid"] ?? "uid-\(version)"
        object["metadata"] = metadata
        note(type, object, at: path)
        objects[path] = ModelJSON.text(object)
    }

    private mutating func note(_ type: String, _ object: [String: Any], at path: String) {
        events.append(Event(version: version, path: path, type: type, object: ModelJSON.text(object)))
    }

    /// Lets those workloads be ready whose time has come.
    private mutating func advance() {
        let now = Date()
        for (path, date) in due where date <= now {
            due[path] = nil
            guard var object = objects[path].map(ModelJSON.object) else { continue }
            object["status"] = ModelWorkload.status(of: object, statuses)
            store(object, at: path, was: "MODIFIED")
        }
    }

    // MARK: Requests

    mutating func perform(_ request: LoopbackServer.Request, _ path: ModelPath) -> [LoopbackServer.Action] {
        advance()
        let (status, body) = outcome(of: request, path)
        if path.subresource == "log" { return .answer(200, body, type: "text/plain") }
        return .answer(status, body, headers: ["Date: \(date)"])
    }

    private mutating func outcome(of request: LoopbackServer.Request, _ path: ModelPath) -> (Int, String) {
        if path.subresource == "log" { return (200, logs[path.object] ?? "") }
        guard path.query["dryRun"] != "All" else {
            var tried = self
            return tried.outcomeOfChange(request, path)
        }
        return outcomeOfChange(request, path)
    }

    private mutating func outcomeOfChange(_ request: LoopbackServer.Request, _ path: ModelPath) -> (Int, String) {
        switch request.method {
        case "GET": return path.name.isEmpty ? (200, list(path, request)) : read(path)
        case "POST": return create(ModelJSON.object(request.body), path)
        case "PUT": return replace(ModelJSON.object(request.body), path)
        case "PATCH": return patch(request, path)
        case "DELETE": return delete(request, path)
        default: return ModelJSON.status(405, "MethodNotAllowed", "the server does not allow this method")
        }
    }

    private func read(_ path: ModelPath) -> (Int, String) {
        objects[path.object].map { (200, $0) } ?? missing(path)
    }

    private func missing(_ path: ModelPath) -> (Int, String) {
        let plural = path.collection.split(separator: "/").last ?? ""
        return ModelJSON.status(404, "NotFound", "\(plural) \"\(path.name)\" not found")
    }

    private func list(_ path: ModelPath, _ request: LoopbackServer.Request) -> String {
        let isMetadata = request.headers["accept"]?.contains("PartialObjectMetadataList") ?? false
        let members = objects.filter { $0.key.hasPrefix(path.collection + "/") }
        let items = members.sorted { $0.key < $1.key }.map { ModelJSON.object($0.value) }.filter(path.selects)
        let shown = items.map { item in
            ModelJSON.text(isMetadata ? ["metadata": item["metadata"] ?? [:]] : item)
        }
        let kind = items.first?["kind"] as? String ?? "Object"
        let type = items.first?["apiVersion"] as? String ?? "v1"
        return #"{"kind":"\#(kind)List","apiVersion":"\#(type)","metadata":{"resourceVersion":"\#(version)"},"#
            + #""items":[\#(shown.joined(separator: ","))]}"#
    }

    private mutating func create(_ object: [String: Any], _ path: ModelPath) -> (Int, String) {
        let metadata = object["metadata"] as? [String: Any] ?? [:]
        let place = path.collection + "/" + (metadata["name"] as? String ?? "")
        guard objects[place] == nil else {
            return ModelJSON.status(409, "AlreadyExists", "\(metadata["name"] ?? "") already exists")
        }
        store(ModelJSON.managed(object, by: path, after: nil), at: place, was: "ADDED")
        begin(place)
        return (201, objects[place] ?? "{}")
    }

    private mutating func replace(_ object: [String: Any], _ path: ModelPath) -> (Int, String) {
        guard let last = objects[path.object].map(ModelJSON.object) else { return missing(path) }
        if let conflict = conflict(object, last, path) { return conflict }
        store(ModelJSON.managed(object, by: path, after: last), at: path.object, was: "MODIFIED")
        return (200, objects[path.object] ?? "{}")
    }

    private func conflict(_ object: [String: Any], _ last: [String: Any], _ path: ModelPath) -> (Int, String)? {
        guard let wanted = ModelJSON.version(object), wanted != ModelJSON.version(last) else { return nil }
        let what = "Operation cannot be fulfilled on \(path.name)"
        return ModelJSON.status(409, "Conflict", what + ": the object has been modified")
    }

    private mutating func patch(_ request: LoopbackServer.Request, _ path: ModelPath) -> (Int, String) {
        let change = ModelJSON.object(request.body)
        let last = objects[path.object].map(ModelJSON.object)
        if request.headers["content-type"] != "application/apply-patch+yaml" {
            guard let last else { return missing(path) }
            if let conflict = conflict(change, last, path) { return conflict }
        }
        let merged = ModelJSON.merged(change, into: last ?? [:])
        let type = last == nil ? "ADDED" : "MODIFIED"
        store(ModelJSON.managed(merged, by: path, after: last), at: path.object, was: type)
        if request.headers["content-type"] == "application/apply-patch+yaml" { begin(path.object) }
        return (last == nil ? 201 : 200, objects[path.object] ?? "{}")
    }

    private mutating func delete(_ request: LoopbackServer.Request, _ path: ModelPath) -> (Int, String) {
        guard let last = objects[path.object] else { return missing(path) }
        let wanted = (ModelJSON.object(request.body)["preconditions"] as? [String: Any])?["uid"] as? String
        let uid = (ModelJSON.object(last)["metadata"] as? [String: Any])?["uid"] as? String
        if let wanted, wanted != uid { return ModelJSON.status(409, "Conflict", "the UID in the precondition differs") }
        remove(path.object)
        return (200, last)
    }

    /// A workload was made or changed; it is ready a while later.
    private mutating func begin(_ path: String) {
        guard let readyAfter, ModelWorkload.isOne(ModelJSON.object(objects[path] ?? "")) else { return }
        due[path] = Date().addingTimeInterval(readyAfter)
        advance()
    }
}
