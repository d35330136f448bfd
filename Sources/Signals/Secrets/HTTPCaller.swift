import Codecs
import GoLibrary
import GoTemplate
import HTTP

/// Sends one request, once; no message of it names more of an address than its host.
struct HTTPCaller {
    let loop: Loop

    struct Call {
        var method = Request.Method.get
        let url: GoURL
        var headers = Headers()
        var body: [UInt8]?
        let timeout: GoDuration
        /// Bytes of the answer.
        let limit: Int
    }

    func answer(to call: Call) throws(SignalFailure) -> Response {
        let request = request(for: call)
        do {
            return try loop.send(request)
        } catch {
            throw SignalFailure(Self.words(for: error, call.url))
        }
    }

    /// The same where the end of a longer answer is of no interest.
    func beginning(ofAnswerTo call: Call) throws(SignalFailure) -> Response {
        var beginning: [UInt8] = []
        var outcome: Exchange.Outcome?
        var request = request(for: call)
        request.limits.bodyBytes = Self.mostAtOnce
        let exchange = loop.open(request) { bytes in
            beginning += bytes
            return beginning.count < call.limit ? .goOn : .stop
        } finish: {
            outcome = $0
        }
        loop.run { outcome == nil }
        if outcome == nil { exchange.cancel() }
        switch outcome {
        case .success(let answer):
            let body = answer.isSuccess ? beginning : answer.body
            return Response(status: answer.status, headers: answer.headers, body: body)
        // Only successes come piece by piece, so one that was cut off is one.
        case .failure where beginning.count >= call.limit:
            return Response(status: 200, headers: Headers(), body: Array(beginning.prefix(call.limit)))
        case .failure(let failure): throw SignalFailure(Self.words(for: failure, call.url))
        case nil: throw SignalFailure(call.url.host + ": there was no answer")
        }
    }

    /// Bytes that may come before anybody looks.
    private static let mostAtOnce = 16 << 20

    private func request(for call: Call) -> Request {
        var request = Request(call.method, call.url.query, of: Endpoint(call.url))
        request.headers = call.headers
        if let user = call.url.user { request.headers["Authorization"] = Self.basic(user) }
        request.body = call.body
        request.limits.timeLimit = .nanoseconds(call.timeout.nanoseconds)
        request.limits.bodyBytes = call.limit
        request.retries = .none
        return request
    }

    private static func basic(_ user: GoURL.Userinfo) -> GoString {
        let password = user.password ?? ""
        return "Basic " + GoString(Base64.encode((user.username + ":" + password).bytes))
    }

    private static func words(for failure: HTTPFailure, _ url: GoURL) -> GoString {
        // This reason holds the whole address.
        failure.kind == .invalidRequest ? "the address cannot be used" : url.host + ": " + failure.reason
    }
}

extension GoURL {
    /// What follows the path.
    fileprivate var query: GoString { rawQuery.isEmpty ? "" : "?" + rawQuery }

    /// - Throws: without what it holds, which may be a secret.
    init(readableOnlyHere text: GoString) throws(SignalFailure) {
        guard let url = try? GoURL(parsing: text), !url.host.isEmpty, url.scheme == "http" || url.scheme == "https"
        else { throw SignalFailure("the address is none that begins with http:// or https://") }
        self = url
    }
}
