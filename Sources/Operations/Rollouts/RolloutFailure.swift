import Failures
import GoLibrary
import GoTemplate
import Releases
import Rollouts

/// What an operation on a rollout refuses.
package enum RolloutFailure: Hinted {
    /// Another process drives it.
    case isDriven(DriveLease)
    /// Another rollout has one of the releases.
    case isClaimed(StoreError)
    case isBlocked(RolloutBlock)
    /// What was asked for means nothing in the state that the rollout is in.
    case meansNothing(request: GoString, RolloutKey, RolloutState)
    case answer(ApprovalRefusal)
    /// Rollouts are not recorded in such a store.
    case noTransactions
    case refused(GoString, hint: String? = nil)

    package var message: GoString {
        switch self {
        case .isDriven(let lease):
            let since = GoTime(unixSeconds: lease.acquiredAt).formatted("2006-01-02 15:04:05 MST")
            return "rollout " + lease.rollout.text + " is driven by " + lease.holder.text + " since " + since
        case .isClaimed(let error): return error.message
        case .isBlocked(let block): return Self.text(of: block)
        case .meansNothing(let request, let rollout, let state):
            let state = GoString(state.rawValue)
            return "rollout " + rollout.text + " is " + state + ", and " + request + " changes nothing then"
        case .answer(let refusal): return refusal.message
        case .noTransactions:
            return "rollouts are recorded in SQLite or PostgreSQL, and releases here in a cluster"
        case .refused(let reason, _): return reason
        }
    }

    package var hint: String? {
        switch self {
        case .noTransactions: "name a store with --store or SWELM_STORE, such as postgres://USER@HOST/DATABASE"
        case .isBlocked: "see \"swelm rollout unblock\", or start with --ignore-block REASON"
        case .refused(_, let hint): hint
        case .meansNothing(_, _, let state): Self.advice(in: state)
        case .isDriven, .isClaimed, .answer: nil
        }
    }

    /// A base that is kept no more.
    static func baseIsGone(_ member: FrozenMember, _ base: FrozenBase) -> RolloutFailure {
        .refused(
            GoString("revision \(base.revision) of ") + member.release.name + " is kept no more",
            hint: "return.keep says how long after its end a rollout may be undone")
    }

    /// What may be asked for instead.
    private static func advice(in state: RolloutState) -> String? {
        switch state {
        case .held: "a decision is needed: resume with --proceed, --again or --accept-revision, or abort"
        case .paused: "\"swelm rollout resume\" goes on"
        case .stuck: "\"swelm rollout resume\" tries the return again"
        case .finished: "\"swelm rollout undo\" returns from it"
        case .planned, .running, .waiting, .returning, .returned, .abandoned: nil
        }
    }

    /// Whether somebody else is at work, so that it may be tried again later.
    package var isBusy: Bool {
        switch self {
        case .isDriven, .isClaimed: true
        case .isBlocked, .meansNothing, .answer, .noTransactions, .refused: false
        }
    }

    private static func text(of block: RolloutBlock) -> GoString {
        let what: GoString = block.name == RolloutBlock.all ? "all rollouts are" : "rollouts of " + block.name + " are"
        let reason = block.reason.isEmpty ? GoString() : ": " + block.reason
        return what + " blocked by " + block.user + reason
    }
}
