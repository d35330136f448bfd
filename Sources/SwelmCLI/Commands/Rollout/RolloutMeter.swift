import GoTemplate
import Operations
import Rollouts

/// Keeps the numbers of a rollout up to date while a command drives it.
final class RolloutMeter {
    private let rollout: StoredRollout
    private let session: RolloutSession
    private let export: MetricsExport
    /// How many events the numbers that are out there know.
    private var count = 0
    private var isWarned = false

    /// - Throws: `CommandFailure` for a flag that makes no sense.
    init(_ rollout: StoredRollout, _ session: RolloutSession) throws {
        (self.rollout, self.session) = (rollout, session)
        export = try MetricsExport(session.invocation)
    }

    /// Takes what became of the rollout; that the numbers cannot be written is told once and stops nothing.
    func note(_ head: RolloutHead) {
        guard export.isWanted, head.count != count else { return }
        count = head.count
        do { try write() } catch { warn(error.goMessage) }
    }

    /// - Throws: `HelmError` where the file cannot be written; `StoreError`.
    func write() throws {
        guard export.isWanted else { return }
        let reader = try RolloutReader(session.scope.store, scopes: session.scopes)
        let failure = try export.write(reader.report(rollout), outcomes: reader.outcomes(like: rollout))
        if let failure { warn(failure) }
    }

    private func warn(_ reason: GoString) {
        if !isWarned { session.invocation.context.warn("warning: the metrics are not up to date: " + reason.text) }
        isWarned = true
    }
}
