import GoLibrary
import GoTemplate
import HTTP
import Kubernetes

/// Follows the objects of a collection: lists them, and watches from there on; client-go's reflector.
///
/// A watch that ends goes on where it was, and begins with a list again where the server has forgotten that version. Who
/// has more watches than the connection bears asks again and again; who may not list or watch hears so, as in Helm.
package final class CollectionWatch {
    private let connection: APIConnection
    private let target: WatchTarget
    /// What is asked for; a single object, as long as the server does not refuse that.
    private var options: ListOptions
    private let pace: WatchPace
    private let report: (ObjectChange) -> Void
    private var state: CollectionState
    /// From where the watch goes on.
    private var version = GoString()
    /// How often in a row something went wrong.
    private var troubles = 0
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
        options = target.options
        self.pace = pace
        self.report = report
        state = CollectionState(target)
        wait(.zero) { $0.list() }
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
    private func list() {
        let listing = connection.startList(target.resource, in: target.namespace, options) {
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
        case .failure(let failure): failed(failure, whileListing: true)
        }
    }

    /// Tries again after what may get better, and gives up otherwise.
    private func failed(_ failure: APIFailure, whileListing: Bool) {
        if failure.isRefusal, !options.fieldSelector.isEmpty {
            // Helm asks for all objects, and what the server says then is what counts.
            options.fieldSelector = ""
            return list()
        }
        guard !failure.isLasting else {
            tell([.ended(failure, whileListing: whileListing)])
            return stop()
        }
        troubles += 1
        tell([.troubled(failure)])
        wait(pace.wait(after: troubles)) { $0.list() }
    }
}

// MARK: - Watching

extension CollectionWatch {
    private func watchOrPoll() {
        if connection.loop.streamCount < connection.loop.streamLimit {
            watch()
        } else {
            wait(pace.poll) { $0.list() }
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
            failed(error, whileListing: false)
        }
    }

    private func request() throws(APIFailure) -> APIRequest {
        var path = try options.path(target.resource, in: target.namespace)
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
        case .expired: wait(.zero) { $0.list() }
        case .failed(let failure): failed(failure, whileListing: false)
        }
    }
}

extension APIFailure {
    fileprivate var isRefusal: Bool { status?.reason == .forbidden }

    /// Whether asking again would not help: no credentials or rights, no such collection, a command that ends.
    fileprivate var isLasting: Bool {
        switch self {
        case .status(let status): [400, 401, 403, 404, 405].contains(status.code)
        case .transport(let failure):
            [.cancelled, .credentials, .certificate, .identity, .redirect].contains(failure.kind)
        case .decoding: false
        case .invalid: true
        }
    }
}
