import GoTemplate

extension Validator {
    /// The error of a schema that is being applied to the value it is applied to already.
    func referenceCycle() -> ErrorKind? {
        guard let last = scopes.last else { return nil }
        var index = scopes.count - 2
        while index >= 0, scopes[index].depth == last.depth {
            if scopes[index].schema == last.schema {
                return .referenceCycle(
                    url: schemas[last.schema].url, keywordLocation(of: scopes.count - 1), keywordLocation(of: index))
            }
            index -= 1
        }
        return nil
    }

    /// The keywords that lead from the first schema to that of a scope.
    private func keywordLocation(of index: Int) -> GoString {
        var location: [UInt8] = []
        for (outer, inner) in zip(scopes[..<index], scopes[...index].dropFirst()) {
            if let keyword = inner.keyword {
                location += [UInt8(ascii: "/")] + JSONPointer.escape(keyword)
            } else {
                location += schemas[inner.schema].url.bytes.dropFirst(schemas[outer.schema].url.count)
            }
        }
        return GoString(location)
    }

    /// Checks the value against the schema a reference means.
    mutating func follow(
        _ schema: SchemaID, _ keyword: GoString, _ evaluation: inout Evaluation
    ) throws(SchemaFailure) -> ValidationError? {
        guard let error = try apply(schema, to: &evaluation, by: keyword) else { return nil }
        if case .group = error.kind { return self.error(.reference, evaluation, causes: error.causes) }
        return self.error(.reference, evaluation, causes: [error])
    }

    /// Follows `$recursiveRef` and `$dynamicRef`, whose targets depend on the schemas on the way.
    mutating func followDynamicReferences(_ evaluation: inout Evaluation) throws(SchemaFailure) {
        if let target = evaluation.schema.recursiveReference {
            let schema = schemas[target].isRecursiveAnchor ? outermostRecursiveAnchor ?? target : target
            evaluation.add(try follow(schema, "$recursiveRef", &evaluation))
        }
        if let (target, anchor) = evaluation.schema.dynamicReference {
            var schema = target
            if let anchor, schemas[target].dynamicAnchor == anchor { schema = outermost(anchor) ?? target }
            evaluation.add(try follow(schema, "$dynamicRef", &evaluation))
        }
    }

    /// The first schema on the way that is in a resource with a recursive anchor.
    private var outermostRecursiveAnchor: SchemaID? {
        scopes.first { schemas[schemas[$0.schema].resource].isRecursiveAnchor }?.schema
    }

    /// The schema with a dynamic anchor, in the first resource on the way that has one of the name.
    private func outermost(_ anchor: GoString) -> SchemaID? {
        for scope in scopes {
            let resource = schemas[schemas[scope.schema].resource]
            if let found = resource.dynamicAnchors.first(where: { $0.name == anchor }) { return found.schema }
        }
        return nil
    }
}
