import Foundation
import GoTemplate
import TestSupport

@testable import Repositories

/// A registry of this process, as far as charts need one, which can be made to misbehave.
final class ModelRegistry: Sendable {
    /// What is wanted of those who ask.
    enum Guard: Sendable {
        case nobody
        case basic(String)
        /// A token that the server gives to this user.
        case bearer(String)
    }

    private struct State {
        var blobs: [String: [UInt8]] = [:]
        var manifests: [String: [UInt8]] = [:]
        var tags: [String] = []
    }

    private let state = Locked(State())
    private let admission: Guard
    /// Answers in place of the registry; nil leaves it to the registry.
    private let override: @Sendable (LoopbackServer.Request) -> [LoopbackServer.Action]?
    private let server = Locked<LoopbackServer?>(nil)

    init(
        _ admission: Guard = .nobody,
        override: @escaping @Sendable (LoopbackServer.Request) -> [LoopbackServer.Action]? = { _ in nil }
    ) throws {
        (self.admission, self.override) = (admission, override)
        let started = try LoopbackServer { [weak self] request in self?.answer(request) ?? [.close] }
        server.withLock { $0 = started }
    }

    var address: String { server.withLock { "127.0.0.1:\($0?.port ?? 0)" } }

    var requests: [LoopbackServer.Request] { server.withLock { $0?.requests ?? [] } }

    func stop() { server.withLock { $0?.stop() } }

    /// Puts an artifact there without a request.
    func put(_ manifest: [UInt8], tag: String, blobs: [[UInt8]]) {
        state.withLock { state in
            for blob in blobs { state.blobs[ArtifactDigest(of: blob).description.text] = blob }
            state.manifests[tag] = manifest
            state.manifests[ArtifactDigest(of: manifest).description.text] = manifest
            state.tags.append(tag)
        }
    }

    private func answer(_ request: LoopbackServer.Request) -> [LoopbackServer.Action] {
        if let answer = override(request) { return answer }
        if request.path == "/token" { return token(request) }
        if let refusal = refusal(request) { return refusal }
        let parts = request.path.split(separator: "/").map(String.init)
        guard parts.count > 3 else { return .answer(200, "{}") }
        switch (request.method, parts[parts.count - 2]) {
        case (_, "tags"): return tags()
        case ("PUT", "manifests"): return putManifest(request, parts[parts.count - 1])
        case (_, "manifests"): return manifest(request, parts[parts.count - 1])
        case ("POST", "blobs"): return .answer(202, headers: ["Location: \(request.path)/upload?state=1"])
        case ("PUT", _): return putBlob(request)
        default: return blob(request, parts[parts.count - 1])
        }
    }

    private func refusal(_ request: LoopbackServer.Request) -> [LoopbackServer.Action]? {
        let sent = request.headers["authorization"] ?? ""
        switch admission {
        case .nobody: return nil
        case .basic(let user):
            let wanted = "Basic " + Data(user.utf8).base64EncodedString()
            return sent == wanted ? nil : .answer(401, headers: ["WWW-Authenticate: Basic realm=\"model\""])
        case .bearer:
            let scope = request.method == "GET" || request.method == "HEAD" ? "pull" : "pull,push"
            if sent.hasPrefix("Bearer "), sent.contains(scope) { return nil }
            let realm = "http://\(address)/token"
            let challenge = "Bearer realm=\"\(realm)\",service=\"model\",scope=\"repository:charts/app:\(scope)\""
            return .answer(401, headers: ["WWW-Authenticate: \(challenge)"])
        }
    }

    /// Gives tokens that say what they are for.
    private func token(_ request: LoopbackServer.Request) -> [LoopbackServer.Action] {
        guard case .bearer(let user) = admission else { return .answer(404) }
        let wanted = "Basic " + Data(user.utf8).base64EncodedString()
        guard request.headers["authorization"] == wanted else {
            return .answer(401, #"{"errors":[{"code":"UNAUTHORIZED","message":"who are you","detail":null}]}"#)
        }
        let scope = URLComponents(string: request.target)?.queryItems?.first { $0.name == "scope" }?.value ?? ""
        return .answer(200, #"{"token":"\#(scope)"}"#)
    }

    private func tags() -> [LoopbackServer.Action] {
        let tags = state.withLock { $0.tags }
        return .answer(200, #"{"tags":[\#(tags.map { "\"\($0)\"" }.joined(separator: ","))]}"#)
    }

    private func manifest(_ request: LoopbackServer.Request, _ name: String) -> [LoopbackServer.Action] {
        guard let bytes = state.withLock({ $0.manifests[name] }) else {
            return .answer(404, #"{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}"#)
        }
        return Self.bytes(bytes, type: MediaType.imageManifest.text.text, of: request)
    }

    private func blob(_ request: LoopbackServer.Request, _ digest: String) -> [LoopbackServer.Action] {
        guard let bytes = state.withLock({ $0.blobs[digest] }) else { return .answer(404) }
        return Self.bytes(bytes, type: "application/octet-stream", of: request)
    }

    private static func bytes(
        _ bytes: [UInt8], type: String, of request: LoopbackServer.Request
    ) -> [LoopbackServer.Action] {
        let digest = ArtifactDigest(of: bytes).description.text
        let head = [
            "HTTP/1.1 200 OK", "Content-Type: \(type)", "Content-Length: \(bytes.count)",
            "Docker-Content-Digest: \(digest)", "", "",
        ]
        let start = Array(head.joined(separator: "\r\n").utf8)
        return [.send(request.method == "HEAD" ? start : start + bytes)]
    }

    private func putManifest(_ request: LoopbackServer.Request, _ name: String) -> [LoopbackServer.Action] {
        state.withLock { state in
            state.manifests[name] = request.body
            if !name.hasPrefix("sha256:") { state.tags.append(name) }
        }
        return .answer(201)
    }

    private func putBlob(_ request: LoopbackServer.Request) -> [LoopbackServer.Action] {
        let digest = ArtifactDigest(of: request.body).description.text
        let wanted = URLComponents(string: request.target)?.queryItems?.first { $0.name == "digest" }?.value
        guard digest == wanted else { return .answer(400) }
        state.withLock { $0.blobs[digest] = request.body }
        return .answer(201)
    }
}
