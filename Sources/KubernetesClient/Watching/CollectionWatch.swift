import GoLibrary
import GoTemplate
import HTTP
import Kubernetes

/// Follows the objects of a collection: lists them, and watches from there on; client-go's reflector.
///
/// A watch that ends goes on where it was, and begins with a list again where the server has forgotten that version. Who
/// may not watch, or has more watches than the connection bears, asks again and again; who may not list either, asks for
/// each object by its name.
package final class CollectionWatch {
    private let connection: APIConnection
    private let target: WatchTarget
    private let pace: WatchPace
    private let report: (ObjectChange) -> Void
    private var state: CollectionState
    /// From where the watch goes on.
    private var version = GoString()
    /// How often in a row something went wrong.
    private var troubles = 0
    private var mayWatch = true
    private var mayList = true
    /// Ends what goes on now: a request, or the wait for the next one.
    private var cancelCurrent: () -> Void = {}
    package private(set) var isOver = false

    /// Begins when the loop runs; ends with `stop`, with `.ended`, or when nobody holds it any more.
    package init(
        _ target: WatchTarget, on connection: APIConnection, pace: WatchPace = WatchPace(),
        report: @escaping (ObjectChange) -> Void
    ) {
        self.connection = connection
        self.target = target
        self.pace = pace
        self.report = report
        state = CollectionState(target)
        wait(.zero) { $0.read() }
    }

    deinit { cancelCurrent() }

    /// Nothing more is reported.
    package func stop() {
        isOver = true
        cancelCurrent()
    }

    private func tell(_ changes: [ObjectChange]) {
        for change in changes where !isOver { report(change) }
    }

    private func wait(_ time: Duration, _ next: @escaping (CollectionWatch) -> Void) {
        guard !isOver else { return }
        let timer = connection.loop.after(time) { [weak self] in
            if let self, !isOver { next(self) }
        }
        cancelCurrent = { timer.cancel() }
    }
}

// MARK: - Reading all

extension CollectionWatch {
    private func read() {
        if mayList { list() } else { readNames() }
    }

    private func list() {
        let listing = connection.startList(target.resource, in: target.namespace, target.options) {
            [weak self] outcome in
            self?.listed(outcome)
        }
        cancelCurrent = { listing.cancel() }
    }

    private func listed(_ outcome: Listing.Outcome) {
        guard !isOver else { return }
        switch outcome {
        case .success(let list):
            troubles = 0
            version = list.resourceVersion
            tell(state.replace(with: list.objects))
            watchOrPoll()
        case .failure(let failure) where failure.isRefusal && target.isReadableByName:
            mayList = false
            wait(.zero) { $0.read() }
        case .failure(let failure): failed(failure)
        }
    }

    private func readNames() {
        let reading = NamedReading { [weak self] in self?.readNames($0) }
        cancelCurrent = { reading.cancel() }
        reading.start(target.names ?? [], of: target, on: connection)
    }

    private func readNames(_ outcome: Result<[LiveObject], APIFailure>) {
        guard !isOver else { return }
        switch outcome {
        case .success(let objects):
            troubles = 0
            tell(state.replace(with: objects))
            wait(pace.poll) { $0.read() }
        case .failure(let failure): failed(failure)
        }
    }

    /// Tries again after what may get better, and gives up otherwise.
    private func failed(_ failure: APIFailure) {
        guard !failure.isRefusal, !failure.isLasting else {
            tell([.ended(failure)])
            return stop()
        }
        troubles += 1
        tell([.troubled(failure)])
        wait(pace.wait(after: troubles)) { $0.read() }
    }
}

// MARK: - Watching

extension CollectionWatch {
    private func watchOrPoll() {
        if mayWatch, connection.loop.streamCount < connection.loop.streamLimit {
            watch()
        } else {
            wait(pace.poll) { $0.read() }
        }
    }

    private func watch() {
        guard !isOver else { return }
        let began = Deadline.now
        let stream = WatchStream { [weak self] in
            self?.take($0)
        } finish: { [weak self] in
            self?.watchEnded($0, after: Deadline.now.duration(since: began) ?? .zero)
        }
        // The stream lives as long as what could cancel it.
        cancelCurrent = { stream.cancel() }
        do throws(APIFailure) {
            stream.open(try request(), on: connection)
        } catch {
            failed(error)
        }
    }

    private func request() throws(APIFailure) -> APIRequest {
        var path = try target.options.path(target.resource, in: target.namespace)
        path.add("watch", "true")
        path.add("resourceVersion", version)
        path.add("allowWatchBookmarks", "true")
        // Not all watches of many clients shall end at once.
        path.add("timeoutSeconds", GoString(String(Int.random(in: 290...590))))
        var request = APIRequest.get(path)
        request.limits.silence = pace.silence
        return request
    }

    private func take(_ event: WatchEvent) {
        troubles = 0
        switch event {
        case .present(let object):
            version = object.resourceVersion
            tell([state.note(object)].compactMap(\.self))
        case .gone(let object):
            version = object.resourceVersion
            tell([state.forget(object)].compactMap(\.self))
        case .bookmark(let version): self.version = version
        case .failed: break
        }
    }

    private func watchEnded(_ end: WatchStream.End, after time: Duration) {
        guard !isOver else { return }
        switch end {
        case .closed: wait(time < pace.short ? pace.short : .zero) { $0.watchOrPoll() }
        case .expired: wait(.zero) { $0.read() }
        case .failed(let failure) where failure.isRefusal:
            mayWatch = false
            wait(pace.poll) { $0.read() }
        case .failed(let failure): failed(failure)
        }
    }
}

extension APIFailure {
    /// Whether the server does not let this client do that, or nobody.
    fileprivate var isRefusal: Bool { status?.code == 403 || status?.code == 405 }

    /// Whether asking again would not help: no credentials, no such collection, a command that ends.
    fileprivate var isLasting: Bool {
        switch self {
        case .status(let status): status.code == 401 || status.code == 404 || status.code == 400
        case .transport(let failure):
            [.cancelled, .credentials, .certificate, .identity, .redirect].contains(failure.kind)
        case .decoding: false
        case .invalid: true
        }
    }
}
