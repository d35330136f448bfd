import GoTemplate

/// Checks values against compiled schemas; mirrors jsonschema's validator.go.
///
/// Where Go goes through a map in random order, this goes by the order of the keys.
struct Validator {
    /// What validating schemas knows about the schemas it validates.
    struct MetaContext {
        let metaSchemas: MetaSchemas
        let document: SchemaDocument

        /// Whether parts of the document may follow another draft than the document.
        var hasOwnDialects: Bool { document.resources.count > 1 }
    }

    /// A schema that is being applied, and how it came to that.
    struct Scope {
        let schema: SchemaID
        /// The keyword that led here by reference; nil for a subschema.
        let keyword: GoString?
        /// The depth of the value; scopes that follow each other with the same depth are about the same value.
        let depth: Int
    }

    /// A value and the schema it is checked against.
    struct Evaluation {
        let value: Value
        let schema: Schema
        /// Whether only the validity is of interest, not the errors.
        let isBrief: Bool
        var unevaluated: Unevaluated
        var errors: [ValidationError] = []
    }

    private(set) var schemas: [Schema]
    private let metaContext: MetaContext?
    /// The metaschema in force; nil when values are checked, not schemas.
    private(set) var meta: SchemaID?
    private(set) var scopes: [Scope] = []
    private(set) var path = InstancePath()
    private let limits: ValidationLimits

    init(schemas: [Schema], limits: ValidationLimits, metaContext: MetaContext? = nil) {
        self.schemas = schemas
        self.limits = limits
        self.metaContext = metaContext
    }

    /// What is wrong with a value; nil if nothing is.
    mutating func error(
        in value: Value, against schema: SchemaID, meta: SchemaID? = nil
    ) throws(SchemaFailure) -> ValidationError? {
        let outer = (scopes: scopes, path: path, meta: self.meta)
        (scopes, path, self.meta) = ([Scope(schema: schema, keyword: nil, depth: 0)], InstancePath(), meta)
        defer { (scopes, path, self.meta) = outer }
        var evaluation = evaluation(of: value, against: schemas[schema], isBrief: false)
        guard let error = try validate(&evaluation) else { return nil }
        let kind = ErrorKind.schema(url: schemas[schema].url)
        if case .group = error.kind { return ValidationError(at: path, kind, causes: error.causes) }
        return ValidationError(at: path, kind, causes: [error])
    }

    /// Whether a schema accepts a value.
    mutating func accepts(_ value: Value, _ schema: SchemaID) throws(SchemaFailure) -> Bool {
        var evaluation = evaluation(of: value, against: schemas[schema], isBrief: true)
        return try enter(Scope(schema: schema, keyword: nil, depth: 0), &evaluation) == nil
    }

    private func evaluation(
        of value: Value, against schema: Schema, isBrief: Bool, tracksEvaluation: Bool = false
    ) -> Evaluation {
        Evaluation(
            value: value, schema: schema, isBrief: isBrief,
            unevaluated: Unevaluated(of: value, against: schema, isNeeded: tracksEvaluation))
    }

    // MARK: Going on

    /// Checks the same value against another schema.
    mutating func apply(
        _ id: SchemaID, to evaluation: inout Evaluation, by keyword: GoString? = nil, isBrief: Bool = false
    ) throws(SchemaFailure) -> ValidationError? {
        if schemas[id].accepts(evaluation.value) { return nil }
        var inner = self.evaluation(
            of: evaluation.value, against: schemas[id], isBrief: evaluation.isBrief || isBrief,
            tracksEvaluation: !evaluation.unevaluated.isEmpty)
        let depth = scopes.last?.depth ?? 0
        let error = try enter(Scope(schema: id, keyword: keyword, depth: depth), &inner)
        if error == nil { evaluation.unevaluated.formIntersection(inner.unevaluated) }
        return error
    }

    /// Checks a member or element against a schema.
    mutating func apply(
        _ id: SchemaID, to value: Value, at token: InstancePath.Token, in evaluation: Evaluation
    ) throws(SchemaFailure) -> ValidationError? {
        if schemas[id].accepts(value) { return nil }
        path.append(token)
        defer { path.removeLast() }
        var inner = self.evaluation(of: value, against: schemas[id], isBrief: evaluation.isBrief)
        let depth = (scopes.last?.depth ?? 0) + 1
        return try enter(Scope(schema: id, keyword: nil, depth: depth), &inner)
    }

    private mutating func enter(
        _ scope: Scope, _ evaluation: inout Evaluation
    ) throws(SchemaFailure) -> ValidationError? {
        try limits.step()
        scopes.append(scope)
        let outerMeta = meta
        defer {
            scopes.removeLast()
            meta = outerMeta
        }
        guard let own = try ownMetaSchema(of: scope.schema) else { return try validate(&evaluation) }
        meta = own
        var switched = Evaluation(
            value: evaluation.value, schema: schemas[own], isBrief: evaluation.isBrief,
            unevaluated: evaluation.unevaluated)
        defer { evaluation.unevaluated = switched.unevaluated }
        return try validate(&switched)
    }

    /// The metaschema of the dialect of a resource, where a resource is about to be checked by the metaschema of the
    /// document; mirrors handleMeta.
    mutating func ownMetaSchema(of schema: SchemaID) throws(SchemaFailure) -> SchemaID? {
        guard let metaContext, metaContext.hasOwnDialects, schema == meta else { return nil }
        guard let resource = metaContext.document.resource(atPath: path.tokens) else { return nil }
        let own = try metaContext.metaSchemas.schema(for: resource.dialect)
        schemas = metaContext.metaSchemas.schemas
        return own
    }

    // MARK: One schema

    private mutating func validate(_ evaluation: inout Evaluation) throws(SchemaFailure) -> ValidationError? {
        let schema = evaluation.schema
        if let isValid = schema.constant { return isValid ? nil : error(.falseSchema, evaluation) }
        if let cycle = referenceCycle() { return error(cycle, evaluation) }
        if let kind = try mismatch(of: evaluation.value, schema) { return error(kind, evaluation) }
        if let reference = schema.reference {
            let error = try follow(reference, "$ref", &evaluation)
            if schema.version < 2019 { return error }
            if let error { evaluation.errors.append(error) }
        }
        try validateByType(&evaluation)
        if evaluation.errors.isEmpty || !evaluation.isBrief {
            if schema.version >= 2019 { try followDynamicReferences(&evaluation) }
            if let conditions = schema.conditions { try validate(conditions, &evaluation) }
            if schema.version >= 2019 { try validateUnevaluated(&evaluation) }
        }
        switch evaluation.errors.count {
        case 0: return nil
        case 1: return evaluation.errors[0]
        default: return error(.group, evaluation, causes: evaluation.errors)
        }
    }

    /// What the keywords about any type find; the first of them ends the check.
    private func mismatch(of value: Value, _ schema: Schema) throws(SchemaFailure) -> ErrorKind? {
        let type = JSONTypes(of: value)
        if type.isEmpty { return Self.invalid(value) }
        if !schema.types.isEmpty && schema.types.isDisjoint(with: type) {
            let isInteger = type == .number && schema.types.contains(.integer) && Self.isInteger(value)
            if !isInteger { return .type(got: type, want: schema.types) }
        }
        if let expected = schema.const {
            switch value.compareAsJSON(to: expected) {
            case .equal: break
            case .different: return .const(expected)
            case .invalid(let value): return Self.invalid(value)
            }
        }
        if let enumeration = schema.enumeration, let kind = Self.mismatch(of: value, type, enumeration) { return kind }
        if let format = schema.format, case .string(let text) = value, let reason = format.complaint(about: text) {
            return .format(format.name, got: text, reason: reason)
        }
        return nil
    }

    private static func mismatch(
        of value: Value, _ type: JSONTypes, _ enumeration: Schema.Enumeration
    ) -> ErrorKind? {
        guard !enumeration.types.isDisjoint(with: type) else { return .enumeration(enumeration.values) }
        for candidate in enumeration.values {
            switch value.compareAsJSON(to: candidate) {
            case .equal: return nil
            case .different: continue
            case .invalid(let value): return invalid(value)
            }
        }
        return .enumeration(enumeration.values)
    }

    static func invalid(_ value: Value) -> ErrorKind { .invalidValue(GoString(value.type?.name ?? "<nil>")) }

    private static func isInteger(_ value: Value) -> Bool {
        if case .float(let number) = value { return number.rounded(.towardZero) == number }
        return ExactNumber(value)?.isInteger ?? false
    }

    private mutating func validateByType(_ evaluation: inout Evaluation) throws(SchemaFailure) {
        let schema = evaluation.schema
        switch evaluation.value {
        case .map(let map): if let object = schema.object { try validate(map, object, &evaluation) }
        case .list(let list): if let array = schema.array { try validate(list, array, &evaluation) }
        case .string(let text): if let string = schema.string { validate(text, string, &evaluation) }
        default: if let number = schema.number { try validate(number, &evaluation) }
        }
    }

    // MARK: Errors

    func error(_ kind: ErrorKind, _ evaluation: Evaluation, causes: [ValidationError] = []) -> ValidationError {
        if evaluation.isBrief { return .unspecified }
        limits.keepError()
        return ValidationError(at: path, kind, causes: causes)
    }

    func add(_ kind: ErrorKind, to evaluation: inout Evaluation, causes: [ValidationError] = []) {
        evaluation.errors.append(error(kind, evaluation, causes: causes))
    }
}

extension Validator.Evaluation {
    /// Adds an error if there is one.
    mutating func add(_ error: ValidationError?) {
        if let error { errors.append(error) }
    }
}
