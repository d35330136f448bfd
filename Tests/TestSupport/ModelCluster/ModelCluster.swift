import Foundation
import GoTemplate

/// An API server in memory that keeps objects and versions, tells who watches, and fails as a test says.
///
/// It is there for the order of requests, for faults and for speed: it never judges what Kubernetes would do. What is
/// applied is merged over what is there, and workloads are ready a while after they were made.
package final class ModelCluster: Sendable {
    package typealias Request = LoopbackServer.Request

    /// What happens to a request.
    package enum Fault: Sendable {
        /// Nothing of what is asked is done; the client sees this.
        case instead([LoopbackServer.Action])
        /// What is asked is done; the client sees this in place of the answer.
        case afterwards([LoopbackServer.Action])
        /// The answer is given, changed.
        case changed(@Sendable ([LoopbackServer.Action]) -> [LoopbackServer.Action])
        /// Something happens first, then all goes on.
        case meanwhile(@Sendable () -> Void)
        /// What is asked is done, then something happens; the client sees the answer after that.
        case whenDone(@Sendable () -> Void)
    }

    /// Tells what is to go wrong with a request; gets its number, from 0, discovery not counted.
    package typealias Plan = @Sendable (_ number: Int, Request) -> Fault?

    private let state: Locked<ModelState>
    private let server = Locked<LoopbackServer?>(nil)

    /// - Parameter state: what is there at the beginning.
    package init(_ state: ModelState = ModelState(), plan: Plan? = nil) throws {
        self.state = Locked(state)
        let loopback = try LoopbackServer { [weak self] request in
            self?.answer(request, plan) ?? [.close]
        }
        server.withLock { $0 = loopback }
    }

    deinit { stop() }

    /// Accepts no further connections.
    package func stop() { server.withLock { $0?.stop() } }

    package var url: String { server.withLock { $0?.url ?? "" } }

    /// What there is now; another server can begin with it.
    package var snapshot: ModelState { state.withLock { $0 } }

    package func change(_ body: (inout ModelState) -> Void) { state.withLock { body(&$0) } }

    /// Methods and targets of all requests so far, discovery left out.
    package var requests: [String] {
        (server.withLock { $0?.requests } ?? []).filter { !ModelDiscovery.isAsked(by: $0) }.map {
            $0.method + " " + $0.target
        }
    }

    /// All that clients sent so far, discovery too.
    package var received: [Request] { server.withLock { $0?.requests ?? [] } }

    // MARK: Answers

    private func answer(_ request: Request, _ plan: Plan?) -> [LoopbackServer.Action] {
        if ModelDiscovery.isAsked(by: request) { return ModelDiscovery.answer(to: request, dated: date) }
        let number = state.withLock { $0.countRequest() }
        switch plan?(number, request) {
        case nil: return perform(request)
        case .instead(let actions)?: return actions
        case .afterwards(let actions)?:
            _ = perform(request)
            return actions
        case .changed(let change)?: return change(perform(request))
        case .meanwhile(let body)?:
            body()
            return perform(request)
        case .whenDone(let body)?:
            let answer = perform(request)
            body()
            return answer
        }
    }

    private var date: String { state.withLock { $0.date } }

    private func perform(_ request: Request) -> [LoopbackServer.Action] {
        let path = ModelPath(request)
        if path.isWatch { return watch(path) }
        return state.withLock { $0.perform(request, path) }
    }

    /// Tells what happens to a collection, until the client goes or the watch's time is over.
    private func watch(_ path: ModelPath) -> [LoopbackServer.Action] {
        let progress = Locked((version: path.version, rounds: 0))
        let date = date
        return .head("Transfer-Encoding: chunked", dated: date) + [
            .generate { [weak self] in
                guard let self else { return [] }
                return progress.withLock { progress in
                    progress.rounds += 1
                    if progress.rounds > 2000 { return [] }
                    let news = state.withLock { $0.events(of: path, after: progress.version) }
                    guard let last = news.last else { return [.pause(milliseconds: 10)] }
                    progress.version = last.version
                    return news.map { .chunk($0.line) }
                }
            }
        ]
    }
}
