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
        guard stages.indices.contains(index) else { return member.values }
        var first = index
        while first > 0, stages[first].isCumulative { first -= 1 }
        return member.values + stages[first...index].flatMap { $0.changes[member.name]?.values ?? [] }
    }

    /// The weights at a stage: those it declares, or the last that were declared before.
    package func split(of member: ReleaseMember, at index: Int) -> TrafficSplit? {
        guard stages.indices.contains(index) else { return nil }
        return stages[...index].reversed().lazy.compactMap { $0.changes[member.name]?.split }.first
    }
}
