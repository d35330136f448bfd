import Releases
import TestSupport
import Testing

@testable import Operations

/// A signal comes while any exchange of an operation goes on.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct SignalTests {
    @Test(arguments: [FaultyOperation.install, .upgrade, .rollback, .uninstall])
    func theRecordTellsTheTruth(_ operation: FaultyOperation) throws {
        let runs = try FaultRuns.interrupted(operation)
        #expect(runs.count > 8 && runs.contains { $0.failure != nil })
        for run in runs {
            let unfinished = run.statuses.filter { $0.isUnfinished }
            #expect(unfinished.isEmpty, "\(run)")
            #expect(run.nextFailure == nil && !run.hasLease, "\(run)")
            #expect(run.time < 5, "\(run)")
        }
    }

    /// Helm's words, wherever it was.
    @Test func aSignalIsAllThatIsSaid() throws {
        for run in try FaultRuns.interrupted(.upgrade) where run.statuses.last == .failed {
            #expect(run.failure == "context canceled", "\(run)")
        }
    }
}
