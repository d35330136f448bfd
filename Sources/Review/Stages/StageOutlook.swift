import Diffing
import GoLibrary
import GoTemplate
import Rollouts

/// What a plan says of one stage, beside what it changes.
package struct StageOutlook {
    /// What is applied in which order, for each release that changes.
    package let passes: [StepPasses]
    /// The hooks that run.
    package let hooks: [ObjectIdentity]
    /// How long the stage takes at least: what objects need to become ready is not known before.
    package let leastTime: GoDuration
    package let waiting: PersonWait
    package let proofs: [CheckProof]
    package let findings: [PlanFinding]
    /// What is applied one after the other to go back to what is deployed.
    package let wayBack: [ReturnStep]
}

/// How long a stage may wait for a person; in that time nobody looks unless something drives the rollout.
package enum PersonWait: Equatable, Sendable {
    case none
    case limited(GoDuration)
    case unlimited

    init(_ approval: ApprovalPolicy?) {
        guard let approval else {
            self = .none
            return
        }
        self = approval.within.map(PersonWait.limited) ?? .unlimited
    }
}

/// One revision on the way back.
package struct ReturnStep {
    /// The stage that is applied again; `base` for what is deployed.
    package let name: GoString
    /// What it applies, for each release; none where the release is uninstalled.
    package let passes: [StepPasses]
}
