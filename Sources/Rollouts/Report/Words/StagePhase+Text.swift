import GoTemplate

extension StagePhase {
    /// What a stage does in it, behind its name.
    package var predicate: GoString {
        switch self {
        case .pending: "is to come"
        case .before: "runs the steps before its change"
        case .applying: "is applied"
        case .settling: "waits until all is ready"
        case .testing: "is tested"
        case .baking: "is watched"
        case .confirming: "asks for a confirmation"
        case .approving: "asks for an approval"
        case .passed: "passed"
        case .failed: "failed"
        case .inconclusive: "proved nothing"
        case .undone: "was undone"
        }
    }
}
