import GoTemplate

extension Validator {
    /// Checks the keywords about objects.
    mutating func validate(
        _ map: Map, _ object: ObjectKeywords, _ evaluation: inout Evaluation
    ) throws(SchemaFailure) {
        if let minimum = object.minimumCount, map.count < minimum {
            add(.count("minProperties", got: map.count, want: minimum), to: &evaluation)
        }
        if let maximum = object.maximumCount, map.count > maximum {
            add(.count("maxProperties", got: map.count, want: maximum), to: &evaluation)
        }
        let missing = missing(object.required, in: map)
        if !missing.isEmpty { add(.required(missing), to: &evaluation) }
        if evaluation.isFinished { return }
        for (name, dependency) in object.dependencies where map.position(of: name) != nil {
            switch dependency {
            case .names(let names): require(names, of: name, in: map, &evaluation)
            case .schema(let schema): evaluation.add(try apply(schema, to: &evaluation))
            }
        }
        guard try validateMembers(of: map, object, &evaluation) else { return }
        if let names = object.names { try validateNames(of: map, names, &evaluation) }
        for (name, schema) in object.dependentSchemas where map.position(of: name) != nil {
            evaluation.add(try apply(schema, to: &evaluation))
        }
        for (name, names) in object.dependentNames where map.position(of: name) != nil {
            require(names, of: name, in: map, &evaluation)
        }
    }

    private func missing(_ names: [GoString], in map: Map) -> [GoString] {
        names.filter { map.position(of: $0) == nil }
    }

    private func require(_ names: [GoString], of name: GoString, in map: Map, _ evaluation: inout Evaluation) {
        let missing = missing(names, in: map)
        if !missing.isEmpty { add(.dependency(of: name, missing), to: &evaluation) }
    }

    /// Checks each member; false where an error made the rest of no interest.
    private mutating func validateMembers(
        of map: Map, _ object: ObjectKeywords, _ evaluation: inout Evaluation
    ) throws(SchemaFailure) -> Bool {
        var forbidden: [GoString] = []
        for (position, (name, value)) in map.entries.enumerated() {
            if evaluation.isFinished { return false }
            var isEvaluated = false
            if let index = object.properties.names.position(of: name) {
                isEvaluated = true
                evaluation.add(try apply(object.properties.schemas[index], to: value, at: .key(name), in: evaluation))
            }
            for (pattern, schema) in object.patterns where pattern.matches(name) {
                isEvaluated = true
                evaluation.add(try apply(schema, to: value, at: .key(name), in: evaluation))
            }
            if !isEvaluated, let additional = object.additional {
                isEvaluated = true
                switch additional {
                case .anything: break
                case .nothing: forbidden.append(name)
                case .schema(let schema): evaluation.add(try apply(schema, to: value, at: .key(name), in: evaluation))
                }
            }
            if isEvaluated { evaluation.unevaluated.remove(position) }
        }
        if !forbidden.isEmpty { add(.additionalProperties(forbidden), to: &evaluation) }
        return true
    }

    /// Checks the names as values of their own, so that errors tell no place.
    private mutating func validateNames(
        of map: Map, _ schema: SchemaID, _ evaluation: inout Evaluation
    ) throws(SchemaFailure) {
        for name in map.keys {
            let own = try ownMetaSchema(of: schema)
            if let error = try error(in: .string(name), against: own ?? schema, meta: own ?? meta) {
                evaluation.add(error.with(.propertyName(name)))
            }
        }
    }
}

extension Validator.Evaluation {
    /// Whether all that was asked is known.
    var isFinished: Bool { isBrief && !errors.isEmpty }
}
