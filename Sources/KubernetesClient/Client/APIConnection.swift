import Codecs
import GoLibrary
import GoTemplate
import HTTP
import Kubernetes

/// The way to one API server for one command: its endpoint, warnings, and what is known about its resources.
///
/// It belongs to the thread of its loop.
package final class APIConnection {
    package typealias Outcome = Result<Map, APIFailure>

    package let loop: Loop
    package let endpoint: Endpoint
    private let log: (any APILog)?
    private let isCompressed: Bool
    var discovered: APICatalog?
    /// What the roots of discovery answer, where they were asked ahead.
    var ahead: PendingAnswers?
    /// Whether a kind was missing after that, and looked for again.
    var wasRediscovered = false
    /// The field `Date` of the last answer.
    private var lastDate: GoString?
    /// When it came.
    private var dated = Deadline.now
    /// Asked before something is written, unless the request says that it minds nobody; nil where nobody minds.
    package var mayWrite: (() -> Bool)?

    /// - Parameter isCompressed: whether large answers may be compressed on their way.
    package init(_ endpoint: Endpoint, on loop: Loop, log: (any APILog)? = nil, isCompressed: Bool = true) {
        self.loop = loop
        self.endpoint = endpoint
        self.log = log
        self.isCompressed = isCompressed
    }

    /// The clock of the server, by its last answer and the time since; nil before it answered, and where it says no time.
    package var serverTime: GoTime? {
        // RFC 9110, 5.6.7: what servers have to send.
        let time = lastDate.flatMap { try? GoTime(parsing: $0, layout: "Mon, 02 Jan 2006 15:04:05 MST") }
        let passed = Deadline.now.duration(since: dated) ?? .zero
        return time.map { GoTime(unixSeconds: $0.unixSeconds &+ passed.components.seconds, location: $0.location) }
    }

    /// How many requests run at once, far below what a server lets one client have.
    package static let concurrency = 32

    /// Sends a request and waits for the object that answers it; empty where the answer is.
    package func send(_ request: APIRequest) throws(APIFailure) -> Map {
        let http = try httpRequest(for: request)
        let start = Deadline.now
        let outcome: Exchange.Outcome
        do {
            outcome = .success(try loop.send(http))
        } catch {
            outcome = .failure(error)
        }
        return try read(outcome, of: request, since: start).get()
    }

    /// Starts a request, which goes on while the loop runs.
    ///
    /// - Parameter finish: gets the answer, once; before this returns where the request cannot be sent.
    @discardableResult
    package func start(_ request: APIRequest, finish: @escaping (Outcome) -> Void) -> Exchange? {
        let start = Deadline.now
        do {
            return loop.start(try httpRequest(for: request)) { [self] outcome in
                finish(read(outcome, of: request, since: start))
            }
        } catch {
            finish(.failure(error))
            return nil
        }
    }

    /// Starts a request whose answer comes piece by piece, such as a log.
    ///
    /// - Parameters:
    ///   - receive: gets what has come of a success.
    ///   - finish: hears of the end, once; before this returns where the request cannot be sent.
    package func open(
        _ request: APIRequest, receive: @escaping ([UInt8]) -> Flow,
        finish: @escaping (Result<Void, APIFailure>) -> Void
    ) -> Exchange? {
        let start = Deadline.now
        do {
            return loop.open(try httpRequest(for: request), receive: receive) { [self] outcome in
                note(outcome, of: request, since: start)
                finish(Self.end(outcome, of: request))
            }
        } catch {
            finish(.failure(error))
            return nil
        }
    }

    /// Sends a request whose answer comes piece by piece, and waits for its end.
    ///
    /// - Parameter receive: gets what has come of a success.
    package func read(_ request: APIRequest, receive: @escaping ([UInt8]) -> Flow) throws(APIFailure) {
        var outcome: Result<Void, APIFailure>?
        let exchange = open(request, receive: receive) { outcome = $0 }
        loop.run { outcome == nil }
        guard let outcome else {
            exchange?.cancel()
            throw Self.cancellation(of: request.action.method, request.path.target)
        }
        try outcome.get()
    }

    private static func end(_ outcome: Exchange.Outcome, of request: APIRequest) -> Result<Void, APIFailure> {
        switch outcome {
        case .failure(let failure): return .failure(.transport(failure))
        case .success(let answer) where answer.isSuccess: return .success(())
        case .success(let answer):
            return .failure(.status(APIStatus(of: answer, to: request.action.method, request.path)))
        }
    }

    /// Sends requests, several at once.
    ///
    /// - Parameter each: gets the position of each request with its answer, in the order in which answers come; `.stop`
    ///   starts no further ones.
    package func sendAll(
        _ requests: [APIRequest], atMost limit: Int = concurrency, each: @escaping (Int, Outcome) -> Flow
    ) {
        var sendable: [(position: Int, request: Request)] = []
        for (position, request) in requests.enumerated() {
            do {
                sendable.append((position, try httpRequest(for: request)))
            } catch {
                if each(position, .failure(error)) == .stop { return }
            }
        }
        let start = Deadline.now
        loop.sendAll(sendable.map(\.request), atMost: limit) { [self] index, outcome in
            let position = sendable[index].position
            return each(position, read(outcome, of: requests[position], since: start))
        }
    }

    /// Sends requests, several at once, and gives their answers in their order.
    package func sendAll(_ requests: [APIRequest], atMost limit: Int = concurrency) -> [Outcome] {
        var outcomes = [Outcome?](repeating: nil, count: requests.count)
        sendAll(requests, atMost: limit) { position, outcome in
            outcomes[position] = outcome
            return .goOn
        }
        return zip(requests, outcomes).map { request, outcome in
            outcome ?? .failure(Self.cancellation(of: request.action.method, request.path.target))
        }
    }

    /// Why something that was asked for has no outcome.
    static func cancellation(of method: Request.Method, _ target: GoString) -> APIFailure {
        .transport(HTTPFailure(.cancelled, "context canceled", method, target))
    }
}

// MARK: - Requests and answers

extension APIConnection {
    func httpRequest(for request: APIRequest) throws(APIFailure) -> Request {
        if request.isGuarded, mayWrite?() == false {
            throw Self.cancellation(of: request.action.method, request.path.target)
        }
        var http = Request(request.action.method, request.path.target, of: endpoint)
        http.headers.add("Accept", request.form.accept)
        http.limits = request.limits
        http.redirects = .sameOrigin(limit: 10)
        http.retries = APIRetries.policy
        http.isIdempotent = request.isIdempotent
        http.acceptsCompression = isCompressed
        guard let (value, mediaType) = request.action.content else { return http }
        http.headers.add("Content-Type", mediaType)
        http.body = try Self.encode(value)
        return http
    }

    private static func encode(_ value: Value) throws(APIFailure) -> [UInt8] {
        do {
            return try JSON.encode(value)
        } catch {
            throw .invalid((error as? JSON.Failure)?.message ?? "the object cannot be written as JSON")
        }
    }

    private func read(_ outcome: Exchange.Outcome, of request: APIRequest, since start: Deadline) -> Outcome {
        note(outcome, of: request, since: start)
        switch outcome {
        case .failure(let failure): return .failure(.transport(failure))
        case .success(let answer): return Self.read(answer, of: request)
        }
    }

    /// The object of an answer; mirrors client-go rest/request.go Result.Get.
    static func read(_ answer: Response, of request: APIRequest) -> Outcome {
        guard answer.isSuccess else {
            let method = request.action.method
            return .failure(
                .status(
                    request.readsStatus
                        ? APIStatus(of: answer, to: method, request.path)
                        : APIStatus(withoutStatus: answer, to: method, request.path)))
        }
        guard answer.mediaType.isEmpty || answer.mediaType == "application/json" else {
            let type = answer.headers["Content-Type"] ?? ""
            return .failure(.decoding("serializer for " + type + " doesn't exist"))
        }
        guard !answer.body.isEmpty else { return .failure(.decoding(emptyAnswer(answer))) }
        do {
            guard case .map(let map) = try JSON.decode(answer.body, numbers: .int64) else {
                return .failure(.decoding("the answer is no object"))
            }
            return APIStatus(map).map { .failure(.status($0)) } ?? .success(map)
        } catch {
            return .failure(.decoding((error as? JSON.Failure)?.message ?? ""))
        }
    }

    private static func emptyAnswer(_ answer: Response) -> GoString {
        GoString("0-length response with status code: \(answer.status) and content type: ")
            + (answer.headers["Content-Type"] ?? "")
    }

    func note(_ outcome: Exchange.Outcome, of request: APIRequest, since start: Deadline) {
        let answer = try? outcome.get()
        log?.note(
            request.action.method, request.path.target, status: answer?.status,
            time: Deadline.now.duration(since: start) ?? .zero)
        if let date = answer?.headers["Date"] { (lastDate, dated) = (date, .now) }
        for header in answer?.headers.all("Warning") ?? [] { warn(ServerWarning.all(in: header)) }
    }

    /// Mirrors client-go rest/warnings.go WarningLogger.
    private func warn(_ warnings: [ServerWarning]) {
        for warning in warnings where warning.code == 299 && !warning.text.isEmpty { log?.warn(warning.text) }
    }
}
