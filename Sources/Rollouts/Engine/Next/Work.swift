import GoTemplate

/// What there is to do outside of a rollout's record.
package enum Work: Equatable, Sendable {
    /// One ordinary upgrade of a release to what a stage makes of it.
    case apply(GoString, stage: Int)
    /// Looks at least once; not being ready is a failure only after the time given.
    case awaitReady(GoString, until: Instant)
    case test(stage: Int)
    case step(StepPlace)
    /// Each is judged by itself and in order, and recorded as `judged`, for that is what would have happened in time.
    case measure([DueCheck])
    /// One ordinary revision of a release with what a position made of it; to be verified before it counts as done.
    case goBack(GoString, to: Position)
    case notify(NoticeKind)
}

extension Work {
    /// Whether an intent is recorded first, so that the next driver knows that something may have been done.
    ///
    /// What only looks can be done again without harm.
    package var needsIntent: Bool {
        switch self {
        case .apply, .test, .goBack, .notify: true
        case .step(let place): place.needsIntent
        case .awaitReady, .measure: false
        }
    }
}
