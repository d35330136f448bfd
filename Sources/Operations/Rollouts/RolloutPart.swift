import GoTemplate
import Releases
import Rollouts

/// What of a rollout an operation on a release is.
package struct RolloutPart: Equatable, Sendable {
    package let rollout: RolloutKey
    /// What the operation is in the rollout; of a return it is no stage's.
    package let effect: EffectKey
    /// The name of the stage that is applied; empty for a step back.
    package let stage: GoString

    package init(_ rollout: RolloutKey, _ effect: EffectKey, stage: GoString = GoString()) {
        (self.rollout, self.effect, self.stage) = (rollout, effect, stage)
    }

    package var attempt: Int { effect.mark?.attempt ?? 0 }

    /// What the audit of a revision says of it.
    func describe(in audit: inout ReleaseAudit) {
        (audit.rollout, audit.effect) = (rollout.text, effect.text)
        (audit.stage, audit.attempt) = (stage, attempt)
    }

    /// Whether a revision is of the rollout, by its audit.
    static func made(_ audit: ReleaseAudit?, of rollout: RolloutKey) -> Bool { audit?.rollout == rollout.text }

    /// Whether it made a revision, by its audit.
    func made(_ audit: ReleaseAudit?) -> Bool {
        Self.made(audit, of: rollout) && audit?.effect == effect.text
    }
}
