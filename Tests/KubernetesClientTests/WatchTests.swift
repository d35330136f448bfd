import GoLibrary
import GoTemplate
import HTTP
import Kubernetes
import TestSupport
import Testing

@testable import KubernetesClient

/// A collection that is followed through all that happens to watches.
@Suite(.timeLimit(.minutes(1)))
struct WatchTests {
    /// A server that answers lists and watches, each in its turn; the last answer of each comes again.
    private final class Script: Sendable {
        private let state: Locked<(lists: [[LoopbackServer.Action]], watches: [[LoopbackServer.Action]])>

        init(lists: [[LoopbackServer.Action]], watches: [[LoopbackServer.Action]]) {
            state = Locked((lists, watches))
        }

        func answer(_ request: LoopbackServer.Request) -> [LoopbackServer.Action] {
            state.withLock { state in
                if request.target.contains("watch=true") {
                    state.watches.count > 1 ? state.watches.removeFirst() : state.watches.first ?? []
                } else {
                    state.lists.count > 1 ? state.lists.removeFirst() : state.lists.first ?? []
                }
            }
        }
    }

    private func list(_ version: Int, _ pods: (String, Int)...) -> [LoopbackServer.Action] {
        let items = pods.map { "{\"metadata\":{\"name\":\"\($0)\",\"uid\":\"u-\($0)\",\"resourceVersion\":\"\($1)\"}}" }
        let head = "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"\(version)\"},"
        return .answer(200, head + "\"items\":[" + items.joined(separator: ",") + "]}")
    }

    private func event(_ type: String, _ name: String, _ version: Int) -> String {
        "{\"type\":\"\(type)\",\"object\":{\"kind\":\"Pod\",\"metadata\":{\"name\":\"\(name)\",\"uid\":\"u-\(name)\","
            + "\"resourceVersion\":\"\(version)\"}}}\n"
    }

    private func status(_ code: Int, _ reason: String) -> String {
        "{\"kind\":\"Status\",\"status\":\"Failure\",\"message\":\"\(reason)\",\"reason\":\"\(reason)\",\"code\":\(code)}"
    }

    private var quick: WatchPace {
        var pace = WatchPace()
        (pace.poll, pace.trouble, pace.short) = (.milliseconds(50), .milliseconds(20), .milliseconds(20))
        return pace
    }

    /// Watches until a change is heard, or ten seconds are over.
    private func changes(
        _ script: Script, until last: String, names: Set<GoString>? = nil, pace: WatchPace? = nil
    ) throws -> (changes: [String], server: LoopbackServer) {
        let server = try LoopbackServer(script.answer)
        let connection = try connection(server)
        var changes: [String] = []
        let target = WatchTarget(.pods, in: "shop", names: names)
        let watch = CollectionWatch(target, on: connection, pace: pace ?? quick) { changes.append(Self.text($0)) }
        connection.loop.run(until: Deadline(after: .seconds(10))) { !changes.contains(last) }
        watch.stop()
        connection.loop.run(until: Deadline(after: .milliseconds(100))) { true }
        #expect(connection.loop.streamCount == 0)
        let end = changes.firstIndex(of: last) ?? changes.count - 1
        return (Array(changes.prefix(end + 1)), server)
    }

    private static func text(_ change: ObjectChange) -> String {
        switch change {
        case .present(let object): "+\(object.name)@\(object.resourceVersion)"
        case .gone(let object): "-\(object.name)"
        case .synchronized: "synchronized"
        case .troubled(let failure): "troubled: \(failure.message)"
        case .ended(let failure, let isListing): (isListing ? "no list: " : "no watch: ") + failure.message.text
        }
    }

    @Test(arguments: [(0, 500), (1, 500), (2, 1_000), (3, 2_000), (6, 16_000), (7, 30_000), (100, 30_000)])
    func troublesAreWaitedOutLongerEachTime(troubles: Int, milliseconds: Int) {
        #expect(WatchPace().wait(after: troubles) == .milliseconds(milliseconds))
    }

    @Test func eventsFollowTheList() throws {
        let chunks = [event("MODIFIED", "a", 11) + event("ADDED", "b", 12), event("DELETED", "a", 13)]
        let script = Script(lists: [list(10, ("a", 3))], watches: [.chunked(chunks) + [.pause(milliseconds: 3000)]])
        let (changes, server) = try changes(script, until: "-a")
        #expect(changes == ["+a@3", "synchronized", "+a@11", "+b@12", "-a"])
        #expect(server.requests[0].target == "/api/v1/namespaces/shop/pods?limit=500")
        let watch = server.requests[1].target
        #expect(
            watch.hasPrefix("/api/v1/namespaces/shop/pods?allowWatchBookmarks=true&resourceVersion=10&timeoutSeconds="))
    }

    @Test func aWatchThatEndsGoesOnWhereItWas() throws {
        let bookmark = "{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"20\"}}}\n"
        let script = Script(
            lists: [list(10)],
            watches: [
                .chunked([event("ADDED", "a", 11), ""]), .chunked([bookmark]) + [.pause(milliseconds: 200), .reset],
                .answer(200),
                .chunked([event("ADDED", "b", 21)]) + [.pause(milliseconds: 3000)],
            ])
        let (changes, server) = try changes(script, until: "+b@21")
        #expect(changes == ["synchronized", "+a@11", "+b@21"])
        let versions = server.requests.dropFirst().compactMap { request in
            request.target.split(separator: "&").first { $0.hasPrefix("resourceVersion=") }.map {
                String($0.dropFirst(16))
            }
        }
        #expect(versions == ["10", "11", "20", "20"])
    }

    @Test(arguments: [true, false])
    func aForgottenVersionIsListedAnew(_ asEvent: Bool) throws {
        let expired = status(410, "Expired")
        let forgotten =
            asEvent
            ? [LoopbackServer.Action].chunked(["{\"type\":\"ERROR\",\"object\":\(expired)}\n", ""])
            : .answer(410, expired)
        let script = Script(
            lists: [list(10, ("a", 3), ("b", 4), ("c", 5)), list(30, ("b", 4), ("c", 25), ("d", 26))],
            watches: [forgotten, .chunked([event("DELETED", "d", 31)]) + [.pause(milliseconds: 3000)]])
        let (changes, _) = try changes(script, until: "-d")
        #expect(changes == ["+a@3", "+b@4", "+c@5", "synchronized", "+c@25", "+d@26", "-a", "synchronized", "-d"])
    }

    @Test func othersAreLeftOut() throws {
        let chunks = [event("ADDED", "x", 11) + event("MODIFIED", "b", 12)]
        let script = Script(
            lists: [list(10, ("a", 3), ("y", 4))], watches: [.chunked(chunks) + [.pause(milliseconds: 3000)]])
        let (changes, _) = try changes(script, until: "+b@12", names: ["a", "b"])
        #expect(changes == ["+a@3", "synchronized", "+b@12"])
    }

    @Test func aSingleObjectIsSelectedByTheServer() throws {
        let script = Script(lists: [list(10, ("a", 3))], watches: [[.pause(milliseconds: 3000)]])
        let (_, server) = try changes(script, until: "synchronized", names: ["a"])
        #expect(server.requests[0].target.hasSuffix("/pods?fieldSelector=metadata.name%3Da&limit=500"))
    }

    @Test(arguments: [(401, "Unauthorized"), (403, "Forbidden"), (404, "NotFound"), (405, "MethodNotAllowed")])
    func whoMayNotWatchHearsSo(_ code: Int, _ reason: String) throws {
        let script = Script(lists: [list(10, ("a", 3))], watches: [.answer(code, status(code, reason))])
        let changes = try changes(script, until: "no watch: \(reason)").changes
        #expect(changes == ["+a@3", "synchronized", "no watch: \(reason)"])
    }

    /// Helm asks for all objects, and is refused in other words than who asks for one.
    @Test func aSingleObjectThatIsRefusedIsAskedForAmongAll() throws {
        let refused: [LoopbackServer.Action] = .answer(403, status(403, "Forbidden"))
        let script = Script(lists: [refused, list(10, ("a", 3), ("b", 4))], watches: [[.pause(milliseconds: 3000)]])
        let (changes, server) = try changes(script, until: "synchronized", names: ["a"])
        #expect(changes == ["+a@3", "synchronized"])
        #expect(server.requests[1].target == "/api/v1/namespaces/shop/pods?limit=500")
    }

    @Test(arguments: [(401, "Unauthorized"), (403, "Forbidden"), (404, "NotFound"), (405, "MethodNotAllowed")])
    func whoMayNotListHearsSo(_ code: Int, _ reason: String) throws {
        let script = Script(lists: [.answer(code, status(code, reason))], watches: [])
        #expect(try changes(script, until: "no list: \(reason)", names: ["a"]).changes == ["no list: \(reason)"])
    }

    @Test func troublesAreWaitedFor() throws {
        let broken = status(500, "Broken")
        let script = Script(
            lists: [.answer(500, broken), list(10), list(20, ("a", 15))],
            watches: [
                .chunked(["{\"type\":\"ERROR\",\"object\":\(broken)}\n", ""]), .chunked(["nonsense\n", ""]),
                [.pause(milliseconds: 3000)],
            ])
        let (changes, _) = try changes(script, until: "+a@15")
        #expect(changes == ["troubled: Broken", "synchronized", "troubled: Broken", "+a@15"])
    }

    @Test func silenceOpensTheWatchAnew() throws {
        var pace = quick
        pace.silence = .seconds(1)
        let script = Script(
            lists: [list(10)],
            watches: [
                .chunked([]) + [.pause(milliseconds: 6000)],
                .chunked([event("ADDED", "a", 11)]) + [.pause(milliseconds: 3000)],
            ])
        #expect(try changes(script, until: "+a@11", pace: pace).changes == ["synchronized", "+a@11"])
    }

    @Test func closedAtOnceIsNoBusyLoop() throws {
        var pace = quick
        pace.short = .milliseconds(300)
        let server = try LoopbackServer(Script(lists: [list(10)], watches: [.answer(200)]).answer)
        let connection = try connection(server)
        let watch = CollectionWatch(WatchTarget(.pods, in: "shop"), on: connection, pace: pace) { _ in }
        connection.loop.run(until: Deadline(after: .seconds(1))) { true }
        #expect((2...5).contains(server.requests.count))
        withExtendedLifetime(watch) {}
    }

    @Test func whoForgetsAWatchEndsIt() throws {
        let server = try LoopbackServer(
            Script(lists: [list(10)], watches: [.chunked([]) + [.pause(milliseconds: 3000)]]).answer)
        let connection = try connection(server)
        var watch: CollectionWatch? = CollectionWatch(WatchTarget(.pods, in: "shop"), on: connection) { _ in }
        connection.loop.run(until: Deadline(after: .seconds(5))) {
            connection.loop.streamCount == 0 || server.requests.count < 2
        }
        #expect(watch?.isOver == false)
        watch = nil
        connection.loop.run(until: Deadline(after: .seconds(5))) { true }
        #expect(connection.loop.isIdle)
    }

    @Test func manyWatchesBecomePolls() throws {
        let server = try LoopbackServer(
            Script(lists: [list(10)], watches: [.chunked([]) + [.pause(milliseconds: 5000)]]).answer)
        let connection = try connection(server)
        let watches = (0..<20).map { _ in CollectionWatch(WatchTarget(.pods, in: "shop"), on: connection) { _ in } }
        connection.loop.run(until: Deadline(after: .seconds(3))) {
            connection.loop.streamCount < 16 || server.requests.count < 36
        }
        #expect(connection.loop.streamCount == 16)
        withExtendedLifetime(watches) {}
    }
}
