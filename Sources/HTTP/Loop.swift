import CCurl
import GoLibrary
import GoTemplate

/// Where everything of a command that waits comes together: requests, streams, timers and signals, on one thread.
///
/// It belongs to the thread that made it. What it calls may start and end exchanges and timers, and may run it itself.
package final class Loop {
    /// How many exchanges that are no streams run at once: with more, some versions of libcurl open a connection for
    /// each that a server's limit of streams leaves over.
    package static let concurrency = 64

    private let transfers: OpaquePointer
    private let cancellation: Cancellation?
    /// Exchanges without a running attempt, in the order in which they go.
    private var waiting: [Exchange] = []
    private var running: [OpaquePointer: Exchange] = [:]
    private var timers: [Timer] = []
    private var hasHTTP1 = false
    /// After a cancellation: when what still runs is given up.
    private var grace: Deadline?
    private var mayFinish = false
    private var isEnded = false
    private var isAskedToEnd = false
    /// How many steps go on that nothing may cut off.
    private var shields = 0

    /// - Parameter cancellation: what ends all exchanges early; nil where nothing does.
    /// - Throws: `.unavailable` where there is no libcurl.
    package init(cancellation: Cancellation? = nil) throws(HTTPFailure) {
        if let problem = swelm_curl_load() { throw Self.unavailable(GoString(String(cString: problem))) }
        guard let transfers = swelm_transfers_create() else { throw Self.unavailable("out of memory") }
        self.transfers = transfers
        self.cancellation = cancellation
        limitConnections()
    }

    deinit {
        for handle in running.keys { swelm_transfers_remove(transfers, handle) }
        swelm_transfers_destroy(transfers)
    }

    private static func unavailable(_ reason: GoString) -> HTTPFailure {
        HTTPFailure(.unavailable, "libcurl (libcurl4 on Debian) is needed to reach a server: " + reason, .get, "")
    }

    /// How many streams may be open at once before they crowd out requests: servers that speak HTTP/2 commonly take a
    /// hundred exchanges at once from one client, and others one a connection.
    package var streamLimit: Int { hasHTTP1 ? 16 : 40 }

    /// How many streams are open or about to be.
    package var streamCount: Int { running.values.count(where: \.isStream) + waiting.count(where: \.isStream) }

    /// Whether nothing is left to wait for.
    package var isIdle: Bool { waiting.isEmpty && running.isEmpty && timers.isEmpty }
}

// MARK: - Exchanges

extension Loop {
    /// Starts an exchange, which goes on while the loop runs.
    ///
    /// - Parameter finish: gets the answer or the failure, once.
    @discardableResult
    package func start(_ request: Request, finish: @escaping (Exchange.Outcome) -> Void) -> Exchange {
        let exchange = Exchange(request, on: self, receive: nil, finish: finish)
        wait(for: exchange)
        return exchange
    }

    /// Starts an exchange whose answer comes piece by piece, such as a watch or a log.
    ///
    /// - Parameters:
    ///   - receive: gets what has come of the body of a success; of other answers the body comes at the end.
    ///   - finish: gets the answer without the body that was received, or the failure, once.
    package func open(
        _ request: Request, receive: @escaping ([UInt8]) -> Flow, finish: @escaping (Exchange.Outcome) -> Void
    ) -> Exchange {
        let exchange = Exchange(request, on: self, receive: receive, finish: finish)
        wait(for: exchange)
        return exchange
    }

    /// Sends a request and waits for the answer.
    package func send(_ request: Request) throws(HTTPFailure) -> Response {
        var outcome: Exchange.Outcome?
        let exchange = start(request) { outcome = $0 }
        run { outcome == nil }
        guard let outcome else { throw exchange.failure(.cancelled, "context canceled") }
        return try outcome.get()
    }

    /// Sends requests, several at once, and waits for all answers.
    ///
    /// - Parameters:
    ///   - limit: how many run at once.
    ///   - each: gets the position of each request with its answer, in the order in which answers come; `.stop` starts
    ///     no further requests, while those that run go on.
    package func sendAll(
        _ requests: [Request], atMost limit: Int = concurrency,
        each: @escaping (Int, Exchange.Outcome) -> Flow
    ) {
        var next = requests.indices.lowerBound
        var unanswered = 0
        func startNext() {
            guard next < requests.endIndex else { return }
            let position = next
            next += 1
            unanswered += 1
            start(requests[position]) { outcome in
                unanswered -= 1
                if each(position, outcome) == .stop { next = requests.endIndex }
                startNext()
            }
        }
        for _ in 0..<max(1, min(limit, requests.count)) { startNext() }
        run { unanswered > 0 }
    }

    func wait(for exchange: Exchange) { waiting.append(exchange) }

    /// Drops an exchange that is over.
    func forget(_ exchange: Exchange) {
        waiting.removeAll { $0 === exchange }
        guard let handle = exchange.transfer?.handle, running.removeValue(forKey: handle) != nil else { return }
        swelm_transfers_remove(transfers, handle)
    }
}

// MARK: - Timers and cancellation

extension Loop {
    /// Calls `body` again and again, the first time after one interval.
    package func every(_ interval: Duration, _ body: @escaping () -> Void) -> Timer {
        add(Timer(after: interval, repeats: true, body))
    }

    /// Calls `body` once.
    package func after(_ time: Duration, _ body: @escaping () -> Void) -> Timer {
        add(Timer(after: time, repeats: false, body))
    }

    /// Lets time pass, in which other exchanges go on.
    package func pause(for time: Duration, until deadline: Deadline = .never) {
        var isResting = true
        let rest = after(time) { isResting = false }
        run(until: deadline) { isResting }
        rest.cancel()
    }

    private func add(_ timer: Timer) -> Timer {
        timers.append(timer)
        return timer
    }

    /// Whether a signal came, or something like one, and nothing else is to be started.
    package var isCancelled: Bool {
        isEnded || shields == 0 && !mayFinish && (isAskedToEnd || cancellation?.isRequested == true)
    }

    /// Runs something that no signal cuts off, also one that comes meanwhile; it counts afterwards.
    package func shielded<Result>(_ body: () throws -> Result) rethrows -> Result {
        shields += 1
        defer { shields -= 1 }
        return try body()
    }

    /// Ends everything as a signal does.
    package func cancel() { isAskedToEnd = true }

    /// Ends everything, for good.
    package func end() { isEnded = true }

    /// Lets what must be said after a cancellation be sent: the end of a release's record.
    package func finishAfterCancellation() { mayFinish = true }

    /// How long exchanges may go on after a cancellation.
    private static let grace = Duration.seconds(2)

    /// Ends what does not run yet, streams, and after a while the rest.
    private func obeyCancellation() {
        guard isCancelled else { return }
        let end = grace ?? Deadline(after: Self.grace)
        grace = end
        for exchange in waiting { exchange.cancel() }
        for exchange in Array(running.values) where exchange.isStream || end.isOver { exchange.cancel() }
    }
}

// MARK: - Running

extension Loop {
    /// Runs until the deadline while a condition holds and something is left to wait for.
    ///
    /// - Parameter condition: is asked after each step, and before each rest.
    package func run(until deadline: Deadline = .never, while condition: () -> Bool) {
        while goesOn(until: deadline, while: condition) {
            let hasNews = step()
            // What cannot even start has ended without a transfer that would wake us.
            if !hasNews, goesOn(until: deadline, while: condition) { rest(until: deadline) }
        }
    }

    private func goesOn(until deadline: Deadline, while condition: () -> Bool) -> Bool {
        condition() && !deadline.isOver && !isIdle && !(isCancelled && waiting.isEmpty && running.isEmpty)
    }

    /// Whether any attempt has ended, so that there may be more to do at once.
    private func step() -> Bool {
        obeyCancellation()
        startWaiting()
        swelm_transfers_run(transfers)
        for exchange in Array(running.values) where exchange.isStream { exchange.deliver() }
        let hasNews = takeEnded()
        fireTimers()
        return hasNews
    }

    /// Starts what is due, as far as there is room; the order is kept among what is.
    private func startWaiting() {
        guard !waiting.isEmpty else { return }
        let now = Deadline.now
        var room = Self.concurrency - running.values.count { !$0.isStream }
        for exchange in waiting where exchange.start <= now && (exchange.isStream || room > 0) {
            if !exchange.isStream { room -= 1 }
            waiting.removeAll { $0 === exchange }
            startAttempt(of: exchange)
        }
    }

    private func startAttempt(of exchange: Exchange) {
        do {
            let transfer = try exchange.makeTransfer()
            exchange.transfer = transfer
            running[transfer.handle] = exchange
            noteProtocol(exchange.url.scheme == "http" || exchange.request.endpoint.usesHTTP1 ? 11 : 0)
            if !swelm_transfers_add(transfers, transfer.handle) {
                running[transfer.handle] = nil
                exchange.attemptEnded()
            }
        } catch {
            exchange.end(.failure(error))
        }
    }

    /// Whether any attempt has ended.
    private func takeEnded() -> Bool {
        var isAny = false
        while let handle = swelm_transfers_next_ended(transfers) {
            isAny = true
            guard let exchange = running.removeValue(forKey: handle) else { continue }
            noteProtocol(exchange.transfer?.protocolVersion ?? 0)
            exchange.attemptEnded()
        }
        return isAny
    }

    private func fireTimers() {
        for timer in timers where timer.isDue { timer.fire() }
        timers.removeAll(where: \.isOver)
    }

    private func rest(until deadline: Deadline) {
        let starts = running.count < Self.concurrency ? waiting.lazy.map(\.start).min() : nil
        let moments = [deadline, starts, timers.lazy.map(\.time).min(), isCancelled ? grace : nil]
        let end = moments.compactMap(\.self).min() ?? .never
        let milliseconds = end.milliseconds < 0 ? Self.longestRest : min(end.milliseconds, Self.longestRest)
        swelm_transfers_wait(transfers, isCancelled ? -1 : cancellation?.descriptor ?? -1, milliseconds)
    }

    /// In milliseconds.
    private static let longestRest: Int32 = 10_000

    /// Servers that speak HTTP/2 take all exchanges on one connection, others one at a time.
    private func noteProtocol(_ version: Int) {
        guard version == 11 || version == 10 else { return }
        hasHTTP1 = true
        limitConnections()
    }

    private func limitConnections() {
        let streams = running.values.count(where: \.isStream)
        swelm_transfers_limit_connections(transfers, hasHTTP1 ? 16 + streams : 2)
    }
}
