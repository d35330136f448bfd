import Diffing
import GoTemplate
import Rollouts

/// Why a staged release may not start: a risk that `guards` names, or one of high severity, which nobody accepted.
package struct PlanRefusal: Equatable, Sendable {
    /// The stage that has it.
    package let stage: GoString
    package let code: GoString
    package let message: GoString
}

extension StagedPlan {
    package var refusals: [PlanRefusal] {
        let guards = sequence.guards
        return sequence.stages.indices.flatMap { index in
            let stage = sequence.stages[index].name
            let risks = reports[index].flatMap(\.risks).map { ($0.code, $0.severity, $0.message) }
            let findings = outlooks[index].findings.map { ($0.code.rawValue, $0.code.severity, $0.message) }
            return (risks + findings).filter { guards.refuse(GoString($0.0), $0.1) }.map {
                PlanRefusal(stage: stage, code: GoString($0.0), message: $0.2)
            }
        }
    }
}

extension GuardPolicy {
    fileprivate func refuse(_ code: GoString, _ severity: Risk.Severity) -> Bool {
        guard accepted[code] == nil else { return false }
        return risks?.contains(code) ?? (severity == .high)
    }
}
