import GoTemplate

/// What tells one effect of a rollout from all others, so that none is done twice after a crash.
///
/// With the rollout's name in front its text is the id of a webhook: the same for each try of one event, so that
/// receivers can drop repeats.
package struct EffectKey: Hashable, Sendable {
    /// What the effect belongs to.
    package enum Place: String, Sendable, CaseIterable {
        case stage, back, end, notice
    }

    package let place: Place
    /// The stage's index, or the number of the return, of the end, or of the event that is told.
    package let number: Int
    /// The attempt at a stage, or the index of a step back; else 0.
    package let attempt: Int
    package let phase: StagePhase?
    /// Empty where it is of no single release.
    package let member: GoString
    /// The index of a step of the plan.
    package let step: Int?
    /// How often a step that runs again and again ran before.
    package let tick: Int?

    init(
        _ place: Place, _ number: Int, attempt: Int = 0, phase: StagePhase? = nil, member: GoString = "",
        step: Int? = nil, tick: Int? = nil
    ) {
        (self.place, self.number, self.attempt, self.phase) = (place, number, attempt, phase)
        (self.member, self.step, self.tick) = (member, step, tick)
    }
}

extension EffectKey {
    static func stage(
        _ mark: StageAttempt, _ phase: StagePhase, member: GoString = "", step: Int? = nil, tick: Int? = nil
    ) -> EffectKey {
        EffectKey(
            .stage, mark.stage, attempt: mark.attempt, phase: phase, member: member, step: step, tick: tick)
    }

    static func back(_ number: Int, step: Int, member: GoString) -> EffectKey {
        EffectKey(.back, number, attempt: step, member: member)
    }

    static func end(_ number: Int, step: Int) -> EffectKey { EffectKey(.end, number, step: step) }

    static func notice(_ number: Int) -> EffectKey { EffectKey(.notice, number) }

    /// The attempt that it belongs to; nil beside stages.
    package var mark: StageAttempt? { place == .stage ? StageAttempt(stage: number, attempt: attempt) : nil }

    /// Such as `stage/2/1/applying/productpage`.
    package var text: GoString {
        let numbers = [number, attempt].map { "\($0)" }
        let rest = [step, tick].compactMap { $0.map { "\($0)" } }
        let words = [phase?.rawValue, member.isEmpty ? nil : member.text].compactMap { $0 }
        return GoString(([place.rawValue] + numbers + words + rest).joined(separator: "/"))
    }
}
