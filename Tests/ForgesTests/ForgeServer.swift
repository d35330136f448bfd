import Codecs
import Foundation
import GoTemplate
import TestSupport

@testable import Forges

/// A stand-in for a forge: it keeps comments as the forge's published interface has them.
///
/// Sources: docs.github.com/rest/issues/comments, docs.gitlab.com/api/notes, Gitea's swagger of version 1, and the
/// pull request threads of Azure DevOps' REST interface 7.1.
final class ForgeServer: Sendable {
    struct Comment: Sendable {
        let id: Int
        var body: String
        /// Whether the token may change it.
        var isOwn = true
    }

    struct State: Sendable {
        var comments: [Comment] = []
        /// What each request is answered with in place of anything else.
        var status: Int?
        var link: String?
        var location: String?
    }

    let forge: Forge
    let state = Locked(State())
    private let holder = Locked<LoopbackServer?>(nil)

    static let token = "secret-of-the-job"

    init(_ forge: Forge) throws {
        self.forge = forge
        let server = try LoopbackServer { [weak self] request in self?.actions(for: request) ?? [.close] }
        holder.withLock { $0 = server }
    }

    deinit { holder.withLock { $0 }?.stop() }

    var url: String { holder.withLock { $0?.url } ?? "" }
    var requests: [LoopbackServer.Request] { holder.withLock { $0?.requests } ?? [] }

    /// The variables of a job, as the forge's CI sets them.
    var variables: [String: String] {
        switch forge {
        case .github, .gitea:
            [
                "GITHUB_API_URL": url + "/api/v1", "GITHUB_SERVER_URL": url, "GITHUB_REPOSITORY": "shop/web",
                "GITHUB_REF": "refs/pull/7/merge", "GITHUB_TOKEN": Self.token, "GITEA_TOKEN": Self.token,
            ]
        case .gitlab:
            [
                "CI_API_V4_URL": url + "/api/v4", "CI_SERVER_URL": url, "CI_PROJECT_ID": "12",
                "CI_MERGE_REQUEST_IID": "7", "GITLAB_TOKEN": Self.token,
            ]
        case .azure:
            [
                "SYSTEM_COLLECTIONURI": url + "/shop/", "SYSTEM_TEAMPROJECT": "The Shop",
                "BUILD_REPOSITORY_ID": "6f1c", "SYSTEM_PULLREQUEST_PULLREQUESTID": "7",
                "SYSTEM_ACCESSTOKEN": Self.token,
            ]
        }
    }

    // MARK: - Answers

    private func actions(for request: LoopbackServer.Request) -> [LoopbackServer.Action] {
        if let location = state.withLock({ $0.location }) {
            return answer(307, "", ["Location: \(location)"])
        }
        if let status = state.withLock({ $0.status }) { return answer(status, "{\"message\":\"no\"}") }
        guard isLetIn(request) else { return answer(401, "{}") }
        guard let route = route(of: request) else { return answer(404, "{}") }
        switch route {
        case .list: return list(request)
        case .create: return create(request)
        case .update(let id): return update(id, request)
        }
    }

    private func isLetIn(_ request: LoopbackServer.Request) -> Bool {
        switch forge {
        case .github, .azure: request.headers["authorization"] == "Bearer \(Self.token)"
        case .gitea: request.headers["authorization"] == "token \(Self.token)"
        case .gitlab: request.headers["private-token"] == Self.token
        }
    }

    private enum Route {
        case list, create
        case update(Int)
    }

    private func route(of request: LoopbackServer.Request) -> Route? {
        let (base, one, change) = paths
        if request.path == base { return request.method == "GET" ? .list : request.method == "POST" ? .create : nil }
        guard request.method == change, request.path.hasPrefix(one) else { return nil }
        let rest = request.path.dropFirst(one.count).prefix { $0 != "/" }
        return Int(rest).map { .update($0) }
    }

    private var paths: (list: String, one: String, change: String) {
        switch forge {
        case .github, .gitea:
            ("/api/v1/repos/shop/web/issues/7/comments", "/api/v1/repos/shop/web/issues/comments/", "PATCH")
        case .gitlab:
            ("/api/v4/projects/12/merge_requests/7/notes", "/api/v4/projects/12/merge_requests/7/notes/", "PUT")
        case .azure:
            (
                "/shop/The%20Shop/_apis/git/repositories/6f1c/pullRequests/7/threads",
                "/shop/The%20Shop/_apis/git/repositories/6f1c/pullRequests/7/threads/", "PATCH"
            )
        }
    }

    private func list(_ request: LoopbackServer.Request) -> [LoopbackServer.Action] {
        let (comments, link) = state.withLock { ($0.comments, $0.link) }
        if forge == .azure { return answer(200, "{\"value\":[\(comments.map(json).joined(separator: ","))]}") }
        // Two comments a page, however many were asked for.
        let page = request.target.split(separator: "page=").last.flatMap { Int($0.prefix { $0.isNumber }) }
        let number = request.target.contains("&page=") ? page ?? 1 : 1
        let shown = comments.dropFirst((number - 1) * 2).prefix(2)
        let next = "<\(url)\(request.path)?per_page=2&page=\(number + 1)>; rel=\"next\", <\(url)>; rel=\"last\""
        let isMore = comments.count > number * 2
        let headers = link.map { ["Link: \($0)"] } ?? (isMore ? ["Link: \(next)"] : [])
        return answer(200, "[\(shown.map(json).joined(separator: ","))]", headers)
    }

    private func json(_ comment: Comment) -> String {
        let body = Self.quoted(comment.body)
        guard forge == .azure else { return "{\"id\":\(comment.id),\"body\":\(body)}" }
        return "{\"id\":\(comment.id),\"comments\":[{\"id\":1,\"content\":\(body)}]}"
    }

    private static func quoted(_ text: String) -> String {
        GoString((try? JSON.encode(.string(text))) ?? []).text
    }

    private func create(_ request: LoopbackServer.Request) -> [LoopbackServer.Action] {
        guard let body = body(of: request, isNew: true) else { return answer(422, "{}") }
        let comment = state.withLock { state in
            let comment = Comment(id: 100 + state.comments.count, body: body)
            state.comments.append(comment)
            return comment
        }
        return answer(forge == .azure ? 200 : 201, json(comment))
    }

    private func update(_ id: Int, _ request: LoopbackServer.Request) -> [LoopbackServer.Action] {
        guard let body = body(of: request, isNew: false) else { return answer(422, "{}") }
        return state.withLock { state in
            guard let index = state.comments.firstIndex(where: { $0.id == id }) else { return answer(404, "{}") }
            guard state.comments[index].isOwn else { return answer(403, "{}") }
            state.comments[index].body = body
            return answer(200, json(state.comments[index]))
        }
    }

    private func body(of request: LoopbackServer.Request, isNew: Bool) -> String? {
        guard case .map(let map)? = try? JSON.decode(request.body) else { return nil }
        if forge != .azure { return map["body"].flatMap(Self.text) }
        if !isNew { return map["content"].flatMap(Self.text) }
        guard case .list(let comments)? = map["comments"], case .map(let first)? = comments.elements.first else {
            return nil
        }
        return first["content"].flatMap(Self.text)
    }

    private static func text(_ value: Value) -> String? { if case .string(let text) = value { text.text } else { nil } }

    private func answer(_ status: Int, _ body: String, _ headers: [String] = []) -> [LoopbackServer.Action] {
        let head =
            ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)", "Content-Type: application/json"] + headers
        return [.send(Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8))]
    }
}
