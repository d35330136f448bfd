import GoTemplate

extension Validator {
    /// Checks the keywords about arrays.
    mutating func validate(
        _ list: List, _ array: ArrayKeywords, _ evaluation: inout Evaluation
    ) throws(SchemaFailure) {
        if let minimum = array.minimumCount, list.count < minimum {
            add(.count("minItems", got: list.count, want: minimum), to: &evaluation)
        }
        if let maximum = array.maximumCount, list.count > maximum {
            add(.count("maxItems", got: list.count, want: maximum), to: &evaluation)
        }
        if array.isUnique, let duplicates = DuplicateItems(in: list.elements) {
            switch duplicates {
            case .pair(let first, let second): add(.uniqueItems(first, second), to: &evaluation)
            case .invalid(let value): add(Self.invalid(value), to: &evaluation)
            }
        }
        try validateElements(of: list, array, &evaluation)
        if let contains = array.contains { try validate(list, contains: contains, array, &evaluation) }
    }

    private mutating func validateElements(
        of list: List, _ array: ArrayKeywords, _ evaluation: inout Evaluation
    ) throws(SchemaFailure) {
        for (index, (schema, element)) in zip(array.prefix, list.elements).enumerated() {
            evaluation.add(try apply(schema, to: element, at: .index(index), in: evaluation))
        }
        let rest = list.elements.dropFirst(array.prefix.count)
        switch array.rest {
        case .nothing? where !rest.isEmpty: add(.additionalItems(rest.count), to: &evaluation)
        case .schema(let schema)?:
            // As in Go, the indices that errors show count from the end of the prefix.
            for (index, element) in rest.enumerated() {
                evaluation.add(try apply(schema, to: element, at: .index(index), in: evaluation))
            }
        default: break
        }
    }

    private mutating func validate(
        _ list: List, contains schema: SchemaID, _ array: ArrayKeywords, _ evaluation: inout Evaluation
    ) throws(SchemaFailure) {
        var causes: [ValidationError] = []
        var matched: [Int] = []
        for (index, element) in list.elements.enumerated() {
            if let error = try apply(schema, to: element, at: .index(index), in: evaluation) {
                causes.append(error)
            } else {
                matched.append(index)
                if evaluation.schema.version >= 2020 { evaluation.unevaluated.remove(index) }
            }
        }
        if let minimum = array.minimumContains {
            if matched.count < minimum { add(.minContains(matched, want: minimum), to: &evaluation, causes: causes) }
        } else if matched.isEmpty {
            add(.contains, to: &evaluation, causes: causes)
        }
        if let maximum = array.maximumContains, matched.count > maximum {
            add(.maxContains(matched, want: maximum), to: &evaluation)
        }
    }

    /// Checks what no other keyword has looked at.
    mutating func validateUnevaluated(_ evaluation: inout Evaluation) throws(SchemaFailure) {
        if case .map(let map) = evaluation.value, let schema = evaluation.schema.object?.unevaluated {
            for position in evaluation.unevaluated.positions {
                let name = map.keys[position]
                evaluation.add(try apply(schema, to: map.values[position], at: .key(name), in: evaluation))
            }
            evaluation.unevaluated.removeAll()
        }
        if case .list(let list) = evaluation.value, let schema = evaluation.schema.array?.unevaluated {
            for position in evaluation.unevaluated.positions {
                evaluation.add(try apply(schema, to: list[position], at: .index(position), in: evaluation))
            }
            evaluation.unevaluated.removeAll()
        }
    }
}
