import GoLibrary
import GoTemplate
import HTTP
import Rollouts

/// Sends a webhook, once.
struct WebhookSender {
    let secrets: SecretKeeper
    let caller: HTTPCaller

    /// Bytes of an answer that are read.
    private static let answerLimit = 64 << 10

    /// - Parameters:
    ///   - payload: what is sent.
    ///   - id: the same for each try.
    /// - Returns: the answer, whatever its status.
    func send(
        _ webhook: WebhookDefinition, _ payload: EventPayload, id: GoString, in context: SignalContext
    ) throws(SignalFailure) -> Response {
        let body = webhook.method == .get ? [] : payload.body
        let keys = try webhook.keys.map { reference throws(SignalFailure) in try secrets.secret(reference) }
        var headers = WebhookSignature(id: id, time: context.time, body: body).headers(signedWith: keys)
        headers["Content-Type"] = webhook.method == .get ? nil : payload.mediaType
        headers.add(try secrets.headers(webhook.headers, context.names))
        return try post(
            body, to: try secrets.text(webhook.url, context.names, escaping: \.formEscaped), headers,
            by: Request.Method(webhook.method), timeout: webhook.timeout)
    }

    /// - Parameter address: over plain HTTP only where nobody listens between.
    func post(
        _ body: [UInt8], to address: GoString, _ headers: Headers, by method: Request.Method = .post,
        timeout: GoDuration
    ) throws(SignalFailure) -> Response {
        let url = try GoURL(readableOnlyHere: address)
        if let refusal = WebhookDefinition.refusal(of: url) { throw SignalFailure(refusal) }
        return try caller.beginning(
            ofAnswerTo: HTTPCaller.Call(
                method: method, url: url, headers: headers, body: method == .get ? nil : body, timeout: timeout,
                limit: Self.answerLimit))
    }
}

extension Request.Method {
    fileprivate init(_ method: WebhookDefinition.Method) {
        switch method {
        case .get: self = .get
        case .post: self = .post
        case .put: self = .put
        }
    }
}
