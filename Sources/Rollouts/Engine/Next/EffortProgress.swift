import GoTemplate

/// How far the tries at one effect are, and what follows.
enum EffortProgress {
    case done
    /// It failed as often as it is tried.
    case failed(GoString)
    /// It was told no for good.
    case refused(GoString)
    /// Not yet over.
    case next([RolloutAction])
}
