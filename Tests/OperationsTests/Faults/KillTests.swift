import Releases
import TestSupport
import Testing

@testable import Operations

/// Operations that are cut off after each of their requests.
///
/// `scripts/check-cluster-kills` does it with processes and a real server.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct KillTests {
    @Test(arguments: [FaultyOperation.upgrade, .rollback, .uninstall])
    func theNextCommandClearsUpAndSucceeds(_ operation: FaultyOperation) throws {
        for run in try runs(of: operation) { #expect(run.complaint == nil, "\(run)") }
    }

    /// A release whose install was cut off can be taken away.
    @Test func anInstallThatWasCutOffCanBeTakenAway() throws {
        for run in try runs(of: .install) {
            #expect(run.nextFailure == nil && run.nextStatuses.isEmpty && !run.hasLease, "\(run)")
        }
    }

    /// Of what is left, only the newest revision can be unfinished.
    private func runs(of operation: FaultyOperation) throws -> [FaultRun] {
        let runs = try FaultRuns.cutOff(operation)
        #expect(runs.count > 8)
        for run in runs {
            let unfinished = run.statuses.dropLast().filter { $0.isUnfinished }
            #expect(unfinished.isEmpty, "\(run)")
            #expect(run.statuses.filter { $0 == .deployed }.count <= 2, "\(run)")
        }
        return runs
    }
}
