import GoTemplate

/// The schemas of schemas, compiled when they are first needed.
final class MetaSchemas {
    private let compiler: SchemaCompiler
    /// The schemas of dialects by the URL of the draft and the names of the vocabularies.
    private var compiled: [[GoString]: SchemaID] = [:]

    init() {
        compiler = SchemaCompiler(documents: SchemaDocuments(), metaSchemas: nil, assertsFormat: true)
    }

    var schemas: [Schema] { compiler.schemas }

    /// What is wrong with a schema of a document; nil if nothing is.
    func error(
        in value: Value, of document: SchemaDocument, dialect: Draft.Dialect
    ) throws(SchemaFailure) -> ValidationError? {
        let schema = try schema(for: dialect)
        let context = Validator.MetaContext(metaSchemas: self, document: document)
        var validator = Validator(schemas: schemas, metaContext: context)
        return try validator.error(in: value, against: schema, meta: schema)
    }

    /// The number of the schema that checks schemas of a dialect.
    func schema(for dialect: Draft.Dialect) throws(SchemaFailure) -> SchemaID {
        let key = [dialect.draft.url] + (dialect.vocabularies ?? [])
        if let known = compiled[key] { return known }
        let schema =
            if let vocabularies = dialect.vocabularies {
                try combine(vocabularies, of: dialect.draft)
            } else {
                try compiler.compile(dialect.draft.url)
            }
        compiled[key] = schema
        return schema
    }

    /// Makes a schema of the metaschemas of vocabularies; mirrors draft.go getSchema.
    private func combine(_ vocabularies: [GoString], of draft: Draft) throws(SchemaFailure) -> SchemaID {
        var members: [SchemaID] = []
        for vocabulary in vocabularies {
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
