/// What moves an attempt at a stage from one phase to another.
package enum StageTrigger: String, Sendable, CaseIterable {
    case before, apply, settle, test, bake, confirm, approve
    case pass
    case fail
    /// The measurements prove neither.
    case doubt
    case undo
    /// A new attempt.
    case retry
}

extension StageTrigger {
    /// What begins a phase; nil for those in which an attempt does not end or go on by itself.
    package init?(entering phase: StagePhase) {
        switch phase {
        case .before: self = .before
        case .applying: self = .apply
        case .settling: self = .settle
        case .testing: self = .test
        case .baking: self = .bake
        case .confirming: self = .confirm
        case .approving: self = .approve
        case .passed: self = .pass
        case .pending, .failed, .inconclusive, .undone: return nil
        }
    }
}
