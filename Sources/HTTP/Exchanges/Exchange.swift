import CCurl
import GoLibrary
import GoTemplate

/// A request on its way, through all its attempts, until its answer.
package final class Exchange {
    package typealias Outcome = Result<Response, HTTPFailure>

    package let request: Request
    /// Takes the body piece by piece as it comes, where the answer is a success; nil for answers in one piece.
    let receive: (([UInt8]) -> Flow)?
    private let finish: (Outcome) -> Void
    private weak var loop: Loop?
    /// The attempt that runs.
    var transfer: Transfer?
    /// When the next attempt may begin.
    private(set) var start: Deadline
    /// How many redirections were followed.
    private(set) var redirections = 0
    private var attemptEnd = Deadline.never
    /// Where the current attempt goes: the request's URL, or where an answer sent us.
    private(set) var url: GoURL
    private(set) var proxy: GoURL?
    private var repeats = 0
    /// What the current attempt carries to be let in.
    private var sent = Authorization()
    private var wasRefused = false
    private var hasReceived = false
    /// An attempt that ended because its server cannot be trusted: another connection looks why.
    private var distrusted: Transfer?
    var identity: TLSIdentity? { sent.identity }
    package private(set) var isOver = false

    init(
        _ request: Request, on loop: Loop, receive: (([UInt8]) -> Flow)?, finish: @escaping (Outcome) -> Void
    ) {
        self.request = request
        self.loop = loop
        self.receive = receive
        self.finish = finish
        start = request.endpoint.pacer?.take() ?? .now
        url = GoURL()
    }

    var isStream: Bool { receive != nil }

    /// Ends the exchange as a failure; nothing happens where it is over.
    package func cancel() { end(.failure(failure(.cancelled, "context canceled"))) }

    func end(_ outcome: Outcome) {
        guard !isOver else { return }
        isOver = true
        loop?.forget(self)
        transfer = nil
        finish(outcome)
    }
}

// MARK: - Attempts

extension Exchange {
    /// The next attempt, ready to run.
    func makeTransfer() throws(HTTPFailure) -> Transfer {
        guard let transfer = Transfer() else { throw failure(.unavailable, "out of memory") }
        if distrusted == nil {
            try prepareAttempt(transfer)
        } else {
            transfer.prepareInspection(request, of: url, proxy: proxy)
        }
        transfer.limit(request.limits)
        return transfer
    }

    private func prepareAttempt(_ transfer: Transfer) throws(HTTPFailure) {
        if redirections == 0 { url = try request.url }
        guard url.scheme == "http" || url.scheme == "https" else {
            throw failure(.invalidRequest, "unsupported protocol scheme " + Strconv.quote(url.scheme))
        }
        guard !request.limits.deadline.isOver else { throw failure(.timeout, "context deadline exceeded") }
        sent = try authorization()
        var headers = request.endpoint.headers
        headers.add(request.headers)
        headers.add(sent.headers)
        if let field = headers.unsendable { throw refusal(of: field) }
        proxy = request.endpoint.proxy.url(for: url)
        attemptEnd = Deadline(after: request.limits.timeLimit)
        transfer.prepare(request, to: url, headers: headers, identity: identity, proxy: proxy)
    }

    /// Credentials are for the endpoint alone.
    private func authorization() throws(HTTPFailure) -> Authorization {
        guard let credentials = request.endpoint.credentials, isAtOrigin else { return Authorization() }
        do {
            return try credentials.authorization()
        } catch {
            throw failure(.credentials, error.message)
        }
    }

    private var isAtOrigin: Bool { url.hasSameOrigin(as: request.endpoint.url) }

    /// In the words of net/http, which name the field, not what it holds.
    private func refusal(of field: Headers.Field) -> HTTPFailure {
        failure(.invalidRequest, "net/http: invalid header field value for " + Strconv.quote(field.name))
    }

    /// Gives the receiver what has come; at the end what is left.
    func deliver() {
        guard let receive, let transfer, transfer.hasHead, (200..<300).contains(transfer.status) else { return }
        let bytes = transfer.takeBody()
        guard !bytes.isEmpty else { return }
        hasReceived = true
        if receive(bytes) == .stop { cancel() }
    }

    /// Takes what an attempt came to: either this is the end, or there will be another attempt.
    func attemptEnded() {
        deliver()
        guard let transfer, !isOver else { return }
        self.transfer = nil
        if let distrusted {
            let failure = TransferFailure(distrusted, of: self, certificate: ServerCertificate(transfer))
            return end(.failure(failure.failure))
        }
        if transfer.outcome == swelm_outcome_untrusted {
            distrusted = transfer
            loop?.wait(for: self)
            return
        }
        let outcome = outcome(of: transfer)
        if let wait = delay(after: outcome) {
            start = .now.advanced(by: wait)
            loop?.wait(for: self)
        } else if case .success(let answer) = outcome, let location = answer.redirection {
            follow(location)
        } else {
            end(outcome)
        }
    }

    /// Goes where an answer sends us, if that may be.
    private func follow(_ location: GoString) {
        guard let target = try? url.resolving(GoURL(parsing: location)), mayFollow(to: target) else {
            return end(.failure(refusalToFollow(location)))
        }
        redirections += 1
        url = target
        loop?.wait(for: self)
    }

    private func mayFollow(to target: GoURL) -> Bool {
        guard redirections < request.redirects.limit, request.method == .get || request.method == .head else {
            return false
        }
        switch request.redirects {
        case .none, .anywhere: break
        case .sameOrigin: return target.hasSameOrigin(as: url)
        case .sameHost: return target.hasSameOrigin(as: url) || target.isSecureForm(of: url)
        }
        return target.scheme == url.scheme || target.scheme == "https" && url.scheme == "http"
    }

    private func outcome(of transfer: Transfer) -> Outcome {
        guard transfer.outcome.rawValue == 0 else { return .failure(TransferFailure(transfer, of: self).failure) }
        let answer = Response(
            status: transfer.status, reason: transfer.reason, headers: transfer.headers, body: transfer.takeBody(),
            url: url)
        return answer.hasClearLength ? .success(answer) : .failure(failure(.malformed, Self.unclearLength, .answering))
    }

    /// libcurl believes the last of several lengths, Go none.
    private static let unclearLength: GoString =
        "net/http: HTTP/1.x transport connection broken: http: message cannot contain multiple Content-Length headers"

    /// How long to wait for another attempt; nil where there is none, also none that could begin before the deadline.
    private func delay(after outcome: Outcome) -> Duration? {
        guard !hasReceived, let wait = wait(after: outcome) else { return nil }
        guard let remaining = request.limits.deadline.remaining, remaining < wait else { return wait }
        return nil
    }

    private func wait(after outcome: Outcome) -> Duration? {
        if case .success(let answer) = outcome, answer.status == 401, renewsCredentials() { return .zero }
        guard let wait = request.retries.delay(after: outcome, of: request, repeats: repeats) else { return nil }
        repeats += 1
        return wait
    }

    /// A 401 does nothing of what was asked, so that any request can be sent once more with better credentials.
    private func renewsCredentials() -> Bool {
        guard !wasRefused, isAtOrigin else { return false }
        wasRefused = true
        return request.endpoint.credentials?.wereRefused(sent) ?? false
    }
}

// MARK: - What failures say

extension Exchange {
    func failure(
        _ kind: HTTPFailure.Kind, _ reason: GoString, _ progress: HTTPFailure.Progress = .nothingSent
    ) -> HTTPFailure {
        let text = url.scheme.isEmpty ? request.endpoint.prefix + request.target : url.redacted
        return HTTPFailure(kind, reason, request.method, text, progress: progress)
    }

    /// Names the host only: the rest may hold what only the server and its users should see.
    private func refusalToFollow(_ location: GoString) -> HTTPFailure {
        if redirections > 0, redirections == request.redirects.limit {
            return failure(.redirect, GoString("stopped after \(redirections) redirects"), .answering)
        }
        let target = try? url.resolving(GoURL(parsing: location))
        if let target, target.scheme != "http", target.scheme != "https" {
            let reason = "unsupported protocol scheme " + Strconv.quote(target.scheme)
            return HTTPFailure(.redirect, reason, request.method, target.redacted, progress: .answering)
        }
        return failure(.redirect, "redirected to " + (target?.host ?? "an invalid URL") + "; not followed", .answering)
    }

    var hostname: GoString { url.hostname }

    /// The name that the server's certificate must have.
    var verifiedName: GoString { request.endpoint.serverName.isEmpty ? url.hostname : request.endpoint.serverName }

    var isOverDeadline: Bool { Self.hasEnded(at: request.limits.deadline) }

    var isOverTimeLimit: Bool { Self.hasEnded(at: attemptEnd) }

    /// Whether a limit may be what ended a transfer: libcurl counts whole milliseconds, and is early by up to two.
    private static func hasEnded(at limit: Deadline) -> Bool {
        limit.remaining.map { $0 < .milliseconds(5) } ?? false
    }
}

/// Whether a receiver wants more.
package enum Flow: Sendable {
    case goOn
    case stop
}
