import Codecs
import GoLibrary
import GoTemplate
import HTTP
import KubernetesClient
import TestSupport

/// An API server that keeps objects in memory, for the order of requests and what follows from refusals.
///
/// It decides nothing that Kubernetes decides: what is applied replaces what was there.
final class ModelServer: Sendable {
    /// How it answers a request of this method and path in place of doing what is asked.
    struct Refusal: Sendable {
        let method: String
        let path: String
        let status: Int
        let reason: String
        let message: String
    }

    private struct State: Sendable {
        /// JSON by path.
        var objects: [String: String] = [:]
        var refusals: [Refusal] = []
        /// What it answers, by method and path, whatever is sent.
        var answers: [String: String] = [:]
        /// What it says it serves, by path, one answer after the other; the last one stays.
        var served = ModelServer.discovery

        mutating func discovery(at path: String) -> String? {
            guard var answers = served[path], let answer = answers.first else { return nil }
            if answers.count > 1 { answers.removeFirst() }
            served[path] = answers
            return answer
        }
    }

    private let state = Locked(State())
    private let server = Locked<LoopbackServer?>(nil)

    init() throws {
        let loopback = try LoopbackServer { [unowned self] request in answer(request) }
        server.withLock { $0 = loopback }
    }

    deinit { server.withLock { $0?.stop() } }

    func connection() throws -> APIConnection {
        let url = try GoURL(parsing: GoString(server.withLock { $0?.url } ?? ""))
        return APIConnection(Endpoint(url, proxy: .none), on: try Loop())
    }

    /// Puts an object there as somebody else's.
    func put(_ path: String, _ json: String) { state.withLock { $0.objects[path] = json } }

    func refuse(_ method: String, _ path: String, _ status: Int, _ reason: String, _ message: String) {
        let refusal = Refusal(method: method, path: path, status: status, reason: reason, message: message)
        state.withLock { $0.refusals.append(refusal) }
    }

    /// Answers so, whatever is sent.
    func answer(_ method: String, _ path: String, _ json: String) {
        state.withLock { $0.answers[method + " " + path] = json }
    }

    /// Says that it serves something else.
    func serve(_ path: String, _ answers: [String]) { state.withLock { $0.served[path] = answers } }

    /// How often it was asked which groups it serves.
    var discoveries: Int { (server.withLock { $0?.requests } ?? []).count { $0.path == "/apis" } }

    var paths: [String] { state.withLock { $0.objects.keys.sorted() } }

    func object(_ path: String) -> String? { state.withLock { $0.objects[path] } }

    /// Methods and paths of what was asked, discovery left out.
    var requests: [String] {
        (server.withLock { $0?.requests } ?? []).filter { !Self.discovery.keys.contains($0.path) }.map {
            $0.method + " " + $0.target
        }
    }
}

// MARK: - Answers

extension ModelServer {
    fileprivate static let discovery = [
        "/version": [#"{"major":"1","minor":"36","gitVersion":"v1.36.2"}"#],
        "/api": [
            #"""
            {"kind":"APIGroupDiscoveryList","items":[{"metadata":{},"versions":[{"version":"v1","resources":[
            {"resource":"configmaps","responseKind":{"kind":"ConfigMap"},"scope":"Namespaced"},
            {"resource":"pods","responseKind":{"kind":"Pod"},"scope":"Namespaced"},
            {"resource":"namespaces","responseKind":{"kind":"Namespace"},"scope":"Cluster"}]}]}]}
            """#
        ],
        "/apis": [groups([("batch", "v1", "jobs", "Job", "Namespaced")])],
    ]

    /// The answer to which groups there are, with one kind each.
    static func groups(_ kinds: [(group: String, version: String, resource: String, kind: String, scope: String)])
        -> String
    {
        let items = kinds.map { group, version, resource, kind, scope in
            #"{"metadata":{"name":"\#(group)"},"versions":[{"version":"\#(version)","resources":[{"resource":"\#(resource)","#
                + #""responseKind":{"kind":"\#(kind)"},"scope":"\#(scope)"}]}]}"#
        }
        return #"{"kind":"APIGroupDiscoveryList","items":[\#(items.joined(separator: ","))]}"#
    }

    private func answer(_ request: LoopbackServer.Request) -> [LoopbackServer.Action] {
        if let answer = state.withLock({ $0.discovery(at: request.path) }) { return .answer(200, answer) }
        if request.path.hasSuffix("/log"), let text = object(request.path) {
            return .answer(200, text, type: "text/plain")
        }
        // Nothing ever changes by itself.
        if request.target.contains("watch=true") { return .chunked([]) + [.pause(milliseconds: 3000)] }
        return state.withLock { state in
            if let refusal = state.refusals.first(where: { $0.method == request.method && $0.path == request.path }) {
                return Self.status(refusal.status, refusal.reason, refusal.message)
            }
            if let answer = state.answers[request.method + " " + request.path] { return .answer(200, answer) }
            return Self.perform(request, on: &state.objects)
        }
    }

    private static let collections = ["configmaps", "jobs", "namespaces", "pods", "customresourcedefinitions"]

    private static func perform(
        _ request: LoopbackServer.Request, on objects: inout [String: String]
    ) -> [LoopbackServer.Action] {
        let text = String(decoding: request.body, as: UTF8.self)
        switch request.method {
        case "GET" where Self.collections.contains(where: request.path.hasSuffix):
            let items = objects.filter { path, _ in
                path.hasPrefix(request.path + "/") && !path.dropFirst(request.path.count + 1).contains("/")
            }.values.sorted()
            return .answer(200, #"{"kind":"List","items":[\#(items.joined(separator: ","))]}"#)
        case "PATCH" where request.headers["content-type"] == "application/json-patch+json":
            return objects[request.path].map { .answer(200, $0) } ?? missing
        case "PATCH", "PUT":
            let isNew = objects.updateValue(text, forKey: request.path) == nil
            return .answer(isNew ? 201 : 200, text)
        case "DELETE": return objects.removeValue(forKey: request.path).map { .answer(200, $0) } ?? missing
        case "POST":
            objects[request.path + "/" + name(of: request.body)] = text
            return .answer(201, text)
        default: return objects[request.path].map { .answer(200, $0) } ?? missing
        }
    }

    private static func name(of body: [UInt8]) -> String {
        guard case .map(let object)? = try? JSON.decode(body), case .map(let metadata)? = object["metadata"],
            case .string(let name)? = metadata["name"]
        else { return "" }
        return name.text
    }

    private static var missing: [LoopbackServer.Action] { status(404, "NotFound", "not found") }

    private static func status(_ code: Int, _ reason: String, _ message: String) -> [LoopbackServer.Action] {
        // A status may lack its code.
        .answer(
            code < 100 ? 400 : code,
            #"{"kind":"Status","status":"Failure","reason":"\#(reason)","message":"\#(message)","code":\#(code)}"#)
    }
}
