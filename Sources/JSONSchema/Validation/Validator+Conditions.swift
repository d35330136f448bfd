import GoTemplate

extension Validator {
    /// Checks the keywords that combine schemas.
    mutating func validate(
        _ conditions: ConditionKeywords, _ evaluation: inout Evaluation
    ) throws(SchemaFailure) {
        if let not = conditions.not, try apply(not, to: &evaluation, isBrief: true) == nil {
            add(.not, to: &evaluation)
        }
        if !conditions.allOf.isEmpty { try validateAllOf(conditions.allOf, &evaluation) }
        if !conditions.anyOf.isEmpty { try validateAnyOf(conditions.anyOf, &evaluation) }
        if !conditions.oneOf.isEmpty { try validateOneOf(conditions.oneOf, &evaluation) }
        guard let condition = conditions.if else { return }
        let isMet = try apply(condition, to: &evaluation, isBrief: true) == nil
        guard let consequence = isMet ? conditions.then : conditions.else else { return }
        evaluation.add(try apply(consequence, to: &evaluation))
    }

    private mutating func validateAllOf(
        _ members: [SchemaID], _ evaluation: inout Evaluation
    ) throws(SchemaFailure) {
        var causes: [ValidationError] = []
        for member in members {
            guard let error = try apply(member, to: &evaluation) else { continue }
            causes.append(error)
            if evaluation.isBrief { break }
        }
        if !causes.isEmpty { add(.allOf, to: &evaluation, causes: causes) }
    }

    private mutating func validateAnyOf(
        _ members: [SchemaID], _ evaluation: inout Evaluation
    ) throws(SchemaFailure) {
        var causes: [ValidationError] = []
        var isMet = false
        for member in members {
            if let error = try apply(member, to: &evaluation) {
                causes.append(error)
            } else {
                isMet = true
                // The others may still evaluate more members.
                if evaluation.unevaluated.isEmpty { break }
            }
        }
        if !isMet { add(.anyOf, to: &evaluation, causes: causes) }
    }

    private mutating func validateOneOf(
        _ members: [SchemaID], _ evaluation: inout Evaluation
    ) throws(SchemaFailure) {
        var causes: [ValidationError] = []
        var met: Int?
        for (index, member) in members.enumerated() {
            if let error = try apply(member, to: &evaluation, isBrief: met != nil) {
                if met == nil { causes.append(error) }
            } else if let met {
                add(.oneOf(met, index), to: &evaluation)
                break
            } else {
                met = index
            }
        }
        if met == nil { add(.noneOf, to: &evaluation, causes: causes) }
    }
}
