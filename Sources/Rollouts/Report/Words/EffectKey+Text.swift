import GoTemplate

extension EffectKey {
    /// What is done under it; no full sentence.
    func text(in plan: RolloutPlan) -> GoString {
        switch place {
        case .stage: stageText(in: plan)
        case .back: GoString("step \(attempt + 1) of the way back") + (member.isEmpty ? "" : " of " + member)
        case .end: "the step " + stepName(plan.finally) + " after the end"
        case .notice: "a notice"
        }
    }

    private func stageText(in plan: RolloutPlan) -> GoString {
        let title = plan.title(ofStage: number)
        switch phase {
        case .applying: return "the upgrade of " + member + " to " + title
        case .settling: return "waiting for " + member + " at " + title
        case .testing: return "the tests of " + title
        case .before: return "the step " + stepName(plan.stage(number)?.before ?? []) + " of " + title
        case .baking: return "the step " + stepName(plan.stage(number)?.bake?.during.map(\.step) ?? []) + " of " + title
        case .confirming:
            return "the question " + stepName(plan.stage(number)?.confirm.map(\.step) ?? []) + " of " + title
        case .pending, .approving, .passed, .failed, .inconclusive, .undone, nil: return title
        }
    }

    /// The name of the step in quotes, or its number.
    private func stepName(_ steps: [PlannedStep]) -> GoString {
        guard let step, steps.indices.contains(step) else { return GoString("\((self.step ?? 0) + 1)") }
        return "\"" + steps[step].name + "\""
    }
}
