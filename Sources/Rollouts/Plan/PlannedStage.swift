import GoLibrary
import GoTemplate

/// One stage, as it was decided at the start.
package struct PlannedStage: Sendable {
    package var name: GoString
    /// What an approval is for: the digest of all that the stage does.
    package var digest = GoString()
    /// The releases that it changes, in the plan's order; none where it is what is deployed already.
    package var members: [GoString]
    /// The releases that it is for, also where what is deployed needs no change; nil for all.
    package var scope: [GoString]?
    /// Which wave it is of, from 0.
    package var wave = 0
    /// What each release is made of once the stage is applied.
    package var facts: [GoString: MemberFacts] = [:]
    package var begin: BeginWindow?
    package var before: [PlannedStep] = []
    /// The limit of waiting until all is ready.
    package var wait = GoDuration(wrappingSeconds: 600)
    /// Whether tests of the charts run.
    package var tests = false
    package var bake: PlannedBake?
    package var confirm: [ConfirmStep] = []
    package var approval: ApprovalPolicy?
    package var onFailure = FailureResponse.goBack
    package var onInconclusive = DoubtResponse.hold
    package var onReject = RejectResponse.goBack
    /// The time limit of the stage, gates not counted.
    package var limit: GoDuration?
    /// Whether a return would do harm from here on, so that failures hold.
    package var noReturn = false

    package init(name: GoString, members: [GoString]) { (self.name, self.members) = (name, members) }
}

extension PlannedStage {
    /// Whether the stage has a part.
    package func has(_ part: StagePhase) -> Bool {
        switch part {
        case .before: !before.isEmpty
        case .applying, .settling: !members.isEmpty
        case .testing: tests
        case .baking: bake != nil
        case .confirming: !confirm.isEmpty
        case .approving: approval != nil
        case .pending, .passed, .failed, .inconclusive, .undone: false
        }
    }

    /// What follows a phase: the next part that the stage has, or that it passed.
    package func phase(after phase: StagePhase) -> StagePhase {
        let done = StagePhase.parts.firstIndex(of: phase).map { $0 + 1 } ?? 0
        return StagePhase.parts.dropFirst(done).first(where: has) ?? .passed
    }
}
