import TestSupport
import Testing

@testable import Operations

/// Something goes wrong in each exchange of each operation.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct ExchangeFaultTests {
    private typealias Fault = ModelCluster.Fault

    /// What passes nobody sees: all is sent again that may be, and what nobody knows of is looked at first.
    private static let passing: [Fault] = [
        .instead(.refusal(500, "InternalError", "etcdserver: leader changed")),
        .instead([.reset]),
        .afterwards([.reset]),
        .changed { $0.map(\.cut) + [.reset] },
        .instead(.refusal(503, "ServiceUnavailable", "later", headers: ["Retry-After: 0"])),
        .instead(.refusal(429, "TooManyRequests", "later", headers: ["Retry-After: 0"])),
    ]

    /// All of them in a row happen to one request.
    @Test(arguments: FaultyOperation.allCases)
    func passingTroublesAreNoFailures(_ operation: FaultyOperation) throws {
        for run in try runs(of: operation, { Self.passing.at($0.attempt) }) {
            #expect(run.failure == nil, "\(run)")
            #expect(run.complaint == nil, "\(run)")
        }
    }

    /// Somebody else writes the record at the same time.
    @Test(arguments: [FaultyOperation.upgrade, .uninstall])
    func conflictsOfRecordsAreNoFailures(_ operation: FaultyOperation) throws {
        let runs = try runs(of: operation) { attempt in
            guard attempt.request.method == "PUT", attempt.attempt == 0 else { return nil }
            return .instead(.refusal(409, "Conflict", "it was modified"))
        }
        for run in runs { #expect(run.failure == nil && run.complaint == nil, "\(run)") }
    }

    private static let refusals: [[LoopbackServer.Action]] = [
        .refusal(500, "InternalError", "no"), .refusal(403, "Forbidden", "no"), .refusal(401, "Unauthorized", "no"),
        .refusal(429, "TooManyRequests", "no"), .refusal(409, "Conflict", "no"), .refusal(422, "Invalid", "no"),
    ]

    /// Who is refused says so, and can try again.
    @Test(arguments: FaultyOperation.allCases)
    func refusalsLeaveNothingBehind(_ operation: FaultyOperation) throws {
        for run in try runs(of: operation, { Self.refusals.at($0).map(Fault.instead) }) {
            #expect(run.complaint == nil, "\(run)")
        }
    }

    private static let lateRefusals: [[LoopbackServer.Action]] = [
        .refusal(500, "InternalError", "etcdserver: request timed out"), .refusal(504, "Timeout", "no"),
        .refusal(503, "ServiceUnavailable", "no"),
    ]

    /// A server that fails may have done what was asked.
    @Test(arguments: FaultyOperation.allCases)
    func whatWasDoneAllTheSameIsFound(_ operation: FaultyOperation) throws {
        for run in try runs(of: operation, { Self.lateRefusals.at($0).map(Fault.afterwards) }) {
            #expect(run.complaint == nil, "\(run)")
        }
    }

    /// What no API server should say: proxies, login pages, bugs.
    private static let nonsense: [[LoopbackServer.Action]] = [
        .answer(404, "<html>not here</html>", type: "text/html"), .answer(200, "<html>who?</html>", type: "text/html"),
        .answer(200, ""), .answer(200, #"{"kind":"Secret","meta"#), .answer(200, "[]"), .answer(200, "{}"),
        .answer(200, #"{"kind":"Status","status":"Failure","message":"no","code":200}"#),
        .answer(200, String(repeating: "[", count: 100_000)),
        [.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 40\r\n\r\n{}"), .close],
        [.send("hello\n"), .close],
    ]

    /// Whatever comes in place of an answer, also where what was asked is done.
    @Test(arguments: FaultyOperation.allCases)
    func nonsenseLeavesNothingBehind(_ operation: FaultyOperation) throws {
        for run in try runs(of: operation, { Self.nonsense.at($0).map(Fault.afterwards) }) {
            #expect(run.complaint == nil, "\(run)")
        }
    }

    private func runs(
        of operation: FaultyOperation, _ fault: @escaping @Sendable (FaultyAttempt) -> ModelCluster.Fault?
    ) throws -> [FaultRun] {
        let runs = try FaultRuns(operation: operation, fault: fault).all()
        #expect(runs.count > (operation == .list ? 0 : 8), "\(runs.count) exchanges")
        return runs
    }
}

extension Array {
    fileprivate func at(_ place: Int) -> Element? { indices.contains(place) ? self[place] : nil }

    /// Another one for each exchange, once.
    fileprivate func at(_ attempt: FaultyAttempt) -> Element? {
        attempt.attempt == 0 ? self[attempt.number % count] : nil
    }
}

extension LoopbackServer.Action {
    /// An answer that ends too early.
    fileprivate var cut: LoopbackServer.Action {
        if case .send(let bytes) = self { .send(Array(bytes.dropLast(5))) } else { self }
    }
}
