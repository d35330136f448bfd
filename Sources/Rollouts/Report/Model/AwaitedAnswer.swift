import GoTemplate

/// What a rollout waits for: nothing goes on before somebody does something.
package enum AwaitedAnswer: Equatable, Sendable {
    /// So many more people, of these, or of anybody where there are none.
    case approvals(Int, by: [GoString], until: Instant?)
    /// Steps that say yes.
    case confirmations([GoString], until: Instant?)
    /// It is held; `resume`, `retry` or `abort` ends that.
    case decision(HoldReason)
    /// It was paused.
    case resume
    /// Its return is stuck.
    case help(GoString)
    /// The hours in which it may begin.
    case opening(Instant)
}
