import Codecs
import GoTemplate

/// What a stages file comes to once its parameters are known: every stage with all that it changes.
package struct StageSequence {
    package let document: StagesDocument
    /// What the plan is called.
    package let name: GoString
    /// In the order in which they go.
    package let members: [ReleaseMember]
    package let stages: [Stage]
    package let base: BaseUse
    /// How to go back.
    package let returning: ReturnPolicy
    /// The values of the parameters.
    package let parameters: [GoString: Value]
    /// By the names of targets.
    package let targets: [GoString: TargetDefinition]
    /// The parameters of each target; of an empty name where there are none.
    let targetParameters: [GoString: [GoString: Value]]
    package let providers: [ProviderDefinition]
    package let channels: [NoticeChannel]
    /// Steps after the end, whatever it is.
    package let finally: [StepDefinition]
    /// The same as the engine sees them.
    package let plannedFinally: [PlannedStep]
    /// What the file was read with.
    let sources: ParameterSources

    /// What the deployed revision is to the first stage.
    package enum BaseUse: String, Sendable {
        /// It renders as the first stage does.
        case strict
        /// The first stage is applied.
        case apply
        /// Its values lie under those of all stages.
        case values
    }
}

extension StageSequence {
    /// All values of a stage for a member, in the order in which they are written.
    package func values(of member: ReleaseMember, at index: Int) -> [StageValues] {
        let own = stages.prefix(index + 1).filter { $0.changes[member.name] != nil }
        guard !own.isEmpty else { return member.values }
        let first = own.lastIndex { !$0.isCumulative } ?? 0
        return member.values + own[first...].flatMap { $0.changes[member.name]?.values ?? [] }
    }

    /// The indices of the stages that a member takes part in.
    package func stages(of member: ReleaseMember) -> [Int] {
        stages.indices.filter { stages[$0].changes[member.name] != nil }
    }

    /// The weights at a stage: those it declares, or the last that were declared before.
    package func split(of member: ReleaseMember, at index: Int) -> TrafficSplit? {
        guard stages.indices.contains(index) else { return nil }
        return stages[...index].reversed().lazy.compactMap { $0.changes[member.name]?.split }.first
    }
}
