import GoTemplate
import HTTP
import Kubernetes

/// One watch of a collection, from a version on until it ends.
final class WatchStream {
    enum End {
        /// The server or the network ended it; it can go on at the last version.
        case closed
        /// The server does not know the version any more.
        case expired
        case failed(APIFailure)
    }

    private let receive: (WatchEvent) -> Void
    private let finish: (End) -> Void
    private var lines = EventStream()
    private var exchange: Exchange?
    /// Why it was ended from this side.
    private var reason: End?
    private(set) var isOver = false

    /// - Parameters:
    ///   - receive: gets what happens to objects, and bookmarks.
    ///   - finish: hears of the end, once, but not after `cancel`.
    init(receive: @escaping (WatchEvent) -> Void, finish: @escaping (End) -> Void) {
        self.receive = receive
        self.finish = finish
    }

    deinit { exchange?.cancel() }

    func open(_ request: APIRequest, on connection: APIConnection) {
        exchange = connection.open(request) { [weak self] bytes in
            self?.take(bytes) ?? .stop
        } finish: { [weak self] outcome in
            self?.ended(outcome)
        }
    }

    func cancel() {
        isOver = true
        exchange?.cancel()
    }

    private func take(_ bytes: [UInt8]) -> Flow {
        guard let complete = lines.lines(adding: bytes) else {
            reason = .failed(.decoding("an event of the watch is larger than this client takes"))
            return .stop
        }
        for line in complete where !isOver {
            guard handle(line) else { return .stop }
        }
        return isOver ? .stop : .goOn
    }

    /// - Returns: whether the watch is still good.
    private func handle(_ line: [UInt8]) -> Bool {
        do throws(APIFailure) {
            let event = try WatchEvent(parsing: line)
            guard case .failed(let status) = event else {
                receive(event)
                return true
            }
            reason = Self.end(.status(status))
        } catch {
            reason = .failed(error)
        }
        return false
    }

    private func ended(_ outcome: Result<Void, APIFailure>) {
        guard !isOver else { return }
        isOver = true
        if let reason { return finish(reason) }
        do throws(APIFailure) {
            try outcome.get()
            finish(.closed)
        } catch {
            finish(Self.end(error))
        }
    }

    /// A connection that breaks, or says nothing for long, ends a watch as the server's own limit does.
    private static func end(_ failure: APIFailure) -> End {
        switch failure {
        case .status(let status) where status.isExpired: .expired
        case .transport(let failure) where failure.kind == .connectionLost || failure.kind == .stalled: .closed
        default: .failed(failure)
        }
    }
}
