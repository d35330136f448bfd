import Foundation
import GoTemplate
import Releases
import TestSupport

@testable import Operations

/// What an operation came to in which one exchange went wrong, and what the next one made of it.
struct FaultRun: Sendable {
    let operation: FaultyOperation
    /// Which exchange, from 0.
    let number: Int
    /// The request that went wrong; empty where there was none of this number.
    var request = ""
    /// Why the operation failed; nil where it did not.
    var failure: String?
    /// All that was written, log lines and failures.
    var output = ""
    /// In seconds.
    var time = 0.0
    /// The statuses of all revisions right after the operation.
    var statuses: [ReleaseStatus] = []
    /// Why the next try failed; nil where it did not.
    var nextFailure: String?
    /// The statuses after the next try.
    var nextStatuses: [ReleaseStatus] = []
    /// Whether a record still says that somebody works on it.
    var hasLease = false

    /// What is wrong with it whatever the fault was; nil for nothing.
    var complaint: String? {
        // Each of its steps ends after 5 s; sanitizers and busy machines slow all of it down.
        if time > 20 { return "it took \(time) s" }
        if output.contains(FaultyOperation.secret) { return "it shows the token: \(output)" }
        if let nextFailure { return "the next try failed: \(nextFailure)" }
        if hasLease { return "a lease is left" }
        if nextStatuses.contains(where: \.isUnfinished) { return "a revision is left \(nextStatuses)" }
        switch operation {
        case .uninstall: return nextStatuses.isEmpty ? nil : "it is still there: \(nextStatuses)"
        default:
            let deployed = nextStatuses.filter { $0 == .deployed }.count
            return deployed == 1 && nextStatuses.last == .deployed ? nil : "the history is \(nextStatuses)"
        }
    }
}

extension FaultRun: CustomStringConvertible {
    var description: String {
        "\(operation) with exchange \(number), \(request): \(failure ?? "success"), \(statuses), then \(nextStatuses)"
    }
}

/// One attempt of the request that is to go wrong.
struct FaultyAttempt: Sendable {
    let request: ModelCluster.Request
    /// The number of the exchange, from 0.
    let number: Int
    /// How often the same was asked since it went wrong first.
    let attempt: Int
}

/// Runs an operation again and again, each time with another exchange that goes wrong.
struct FaultRuns {
    let operation: FaultyOperation
    /// Tells what goes wrong with an attempt; nil for nothing.
    let fault: @Sendable (FaultyAttempt) -> ModelCluster.Fault?

    /// One run for each exchange that the operation has.
    func all() throws -> [FaultRun] {
        let state = try operation.before()
        let count = try exchanges(from: state)
        let results = Locked<[FaultRun]>([])
        Self.inParallel(count) { number in
            let run = run(number, from: state)
            results.withLock { $0.append(run) }
        }
        return results.withLock { $0 }.filter { !$0.request.isEmpty }.sorted { $0.number < $1.number }
    }

    /// One run for each exchange, after which nothing that the operation sends reaches the server, as if it were killed.
    static func cutOff(_ operation: FaultyOperation) throws -> [FaultRun] {
        try forEachExchange(of: operation) { cutOff(operation, after: $0, from: $1) }
    }

    /// One run for each exchange, while which a signal comes.
    static func interrupted(_ operation: FaultyOperation) throws -> [FaultRun] {
        try forEachExchange(of: operation) { interrupted(operation, at: $0, from: $1) }
    }

    private static func forEachExchange(
        of operation: FaultyOperation, _ body: @escaping @Sendable (Int, ModelState) -> FaultRun
    ) throws -> [FaultRun] {
        let state = try operation.before()
        let count = try FaultRuns(operation: operation) { _ in nil }.exchanges(from: state)
        let results = Locked<[FaultRun]>([])
        inParallel(count) { number in
            let run = body(number, state)
            results.withLock { $0.append(run) }
        }
        return results.withLock { $0 }.sorted { $0.number < $1.number }
    }

    private static func interrupted(_ operation: FaultyOperation, at number: Int, from state: ModelState) -> FaultRun {
        var run = FaultRun(operation: operation, number: number)
        let hasSignal = Locked(false)
        do {
            let cluster = try ModelCluster(state) { place, _ in
                guard place == number else { return nil }
                hasSignal.withLock { $0 = true }
                return .changed { [.pause(milliseconds: 30)] + $0 }
            }
            let connection = try FaultyOperation.connection(cluster)
            let watch = connection.loop.every(.milliseconds(5)) { [loop = connection.loop] in
                if hasSignal.withLock({ $0 }) { loop.cancel() }
            }
            let begin = Date()
            let scope = try FaultyOperation.scope(connection, holder: FaultyOperation.deadHolder)
            do { try operation.run(in: scope) } catch { run.failure = error.goMessage.text }
            run.time = Date().timeIntervalSince(begin)
            watch.cancel()
            run.statuses = try statuses(on: cluster)
            try operation.next.run(in: FaultyOperation.scope(cluster))
            try note(&run, on: cluster)
        } catch {
            run.nextFailure = error.goMessage.text
        }
        return run
    }

    private static func cutOff(_ operation: FaultyOperation, after number: Int, from state: ModelState) -> FaultRun {
        var run = FaultRun(operation: operation, number: number)
        let listening = Locked<ModelCluster?>(nil)
        do {
            let cluster = try ModelCluster(state) { place, _ in
                if place > number { return .instead([.close]) }
                return place < number ? nil : .whenDone { listening.withLock { $0?.stop() } }
            }
            listening.withLock { $0 = cluster }
            let scope = try FaultyOperation.scope(cluster, holder: FaultyOperation.deadHolder)
            do { try operation.run(in: scope) } catch { run.failure = error.goMessage.text }
            listening.withLock { $0 = nil }
            let revived = try ModelCluster(cluster.snapshot)
            run.statuses = try statuses(on: revived)
            try operation.next.run(in: FaultyOperation.scope(revived))
            try note(&run, on: revived)
        } catch {
            run.nextFailure = error.goMessage.text
        }
        return run
    }

    private func exchanges(from state: ModelState) throws -> Int {
        let cluster = try ModelCluster(state)
        try operation.run(in: FaultyOperation.scope(cluster))
        return cluster.snapshot.requestCount
    }

    private func run(_ number: Int, from state: ModelState) -> FaultRun {
        var run = FaultRun(operation: operation, number: number)
        let hit = Locked((request: "", count: 0))
        do {
            let cluster = try ModelCluster(state) { [fault] place, request in
                let text = request.method + " " + request.target
                return hit.withLock { hit in
                    guard place == number || place > number && text == hit.request else { return nil }
                    defer { hit = (text, hit.count + 1) }
                    return fault(FaultyAttempt(request: request, number: number, attempt: hit.count))
                }
            }
            try Self.perform(&run, on: cluster)
            run.request = hit.withLock { $0.request }
            // What else is asked goes well.
            hit.withLock { $0.count += 1000 }
            guard !run.request.isEmpty else { return run }
            try Self.repeat(&run, on: cluster)
        } catch {
            run.nextFailure = error.goMessage.text
        }
        return run
    }

    private static func perform(_ run: inout FaultRun, on cluster: ModelCluster) throws {
        let begin = Date()
        let scope = try FaultyOperation.scope(cluster, holder: FaultyOperation.deadHolder)
        do { try run.operation.run(in: scope) } catch { run.failure = error.goMessage.text }
        run.time = Date().timeIntervalSince(begin)
        run.output = (run.failure ?? "") + scope.log.drain().map(\.line.text).joined(separator: "\n")
        run.statuses = try Self.statuses(on: cluster)
    }

    /// A command that failed is given once more, as a person would.
    private static func `repeat`(_ run: inout FaultRun, on cluster: ModelCluster) throws {
        let isGood = run.failure == nil && run.operation != .uninstall
        if !isGood { try run.operation.run(in: FaultyOperation.scope(cluster)) }
        try note(&run, on: cluster)
    }

    /// What there is in the end.
    private static func note(_ run: inout FaultRun, on cluster: ModelCluster) throws {
        run.nextStatuses = try statuses(on: cluster)
        let state = cluster.snapshot
        run.hasLease = state.paths.contains { state.object($0)?.contains("swelm/lease") ?? false }
    }

    private static func statuses(on cluster: ModelCluster) throws -> [ReleaseStatus] {
        let scope = try FaultyOperation.scope(cluster)
        return try scope.store.summaries(SummaryQuery(FaultyOperation.key)).summaries.map(\.status)
    }

    /// Runs take their time waiting, so that many go at once.
    static func inParallel(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        let next = Locked(0)
        let group = DispatchGroup()
        for _ in 0..<min(count, 12) {
            group.enter()
            let thread = Thread {
                while true {
                    let number = next.withLock { next in
                        next += 1
                        return next - 1
                    }
                    guard number < count else { break }
                    body(number)
                }
                group.leave()
            }
            thread.stackSize = 16 << 20
            thread.start()
        }
        group.wait()
    }
}
