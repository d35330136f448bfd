import GoTemplate

/// The schemas of schemas, compiled when they are first needed.
final class MetaSchemas {
    private let documents = SchemaDocuments(remote: nil)
    private let compiler: SchemaCompiler
    /// The schemas of dialects by the version of the draft and the vocabularies it demands.
    private var compiled: [[Int]: SchemaID] = [:]
    /// The schemas that accept what drafts accept, by version.
    private var flat: [Int: SchemaID] = [:]

    init() {
        compiler = SchemaCompiler(documents: documents, metaSchemas: nil, assertsFormat: true)
    }

    var schemas: [Schema] { compiler.schemas }

    /// What is wrong with a schema of a document; nil if nothing is.
    func error(
        in value: Value, of document: SchemaDocument, dialect: Dialect, limits: ValidationLimits
    ) throws(SchemaFailure) -> ValidationError? {
        if try isKnownToBeValid(value, in: document, dialect, limits) { return nil }
        let schema = try schema(for: dialect)
        let context = Validator.MetaContext(metaSchemas: self, document: document)
        var validator = Validator(schemas: schemas, limits: limits, metaContext: context)
        return try validator.error(in: value, against: schema, meta: schema)
    }

    /// The number of the schema that checks schemas of a dialect.
    func schema(for dialect: Dialect) throws(SchemaFailure) -> SchemaID {
        let key = [dialect.draft.version, Int(dialect.demandedVocabularies?.rawValue ?? 0)]
        if let known = compiled[key] { return known }
        let schema =
            if dialect.draft.version >= 2019, let vocabularies = dialect.demandedVocabularies {
                try combine(vocabularies, of: dialect.draft)
            } else {
                try compiler.compile(dialect.draft.url)
            }
        compiled[key] = schema
        return schema
    }

    /// Whether the flat metaschema of a draft accepts a schema, so that its vocabularies need no look one by one.
    private func isKnownToBeValid(
        _ value: Value, in document: SchemaDocument, _ dialect: Dialect, _ limits: ValidationLimits
    ) throws(SchemaFailure) -> Bool {
        let version = dialect.draft.version
        let isUniform = document.resources.allSatisfy {
            $0.dialect.draft.version == version && $0.dialect.demandedVocabularies == nil
        }
        guard version >= 2019, isUniform else { return false }
        let schema = try flatSchema(of: dialect.draft)
        var validator = Validator(schemas: schemas, limits: limits)
        return try validator.accepts(value, schema)
    }

    private func flatSchema(of draft: Draft) throws(SchemaFailure) -> SchemaID {
        if let known = flat[draft.version] { return known }
        let url = draft.url + "/flat"
        let text = draft.version == 2019 ? MetaSchemaText.flat2019 : MetaSchemaText.flat2020
        documents.add(try SchemaDocuments.parse(text.withUTF8Buffer { Array($0) }), at: url)
        let schema = try compiler.compile(url)
        flat[draft.version] = schema
        return schema
    }

    /// Makes a schema of the metaschemas of vocabularies; mirrors draft.go getSchema.
    private func combine(_ vocabularies: Vocabularies, of draft: Draft) throws(SchemaFailure) -> SchemaID {
        var members: [SchemaID] = []
        for vocabulary in vocabularies.names {
            let base = GoString(draft.url.bytes.dropLast("schema".utf8.count))
            members.append(try compiler.compile(base + "meta/" + vocabulary))
        }
        let schema = Schema(.madeUp(url: "urn:mem:metaschema"))
        schema.version = draft.version
        let id = compiler.add(schema, allOf: members)
        if draft.version >= 2020 {
            schema.dynamicAnchor = "meta"
            schema.dynamicAnchors = [("meta", id)]
        }
        return id
    }
}
