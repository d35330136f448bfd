import GoRegexp
import GoTemplate

/// Compiles schemas and all they refer to; mirrors jsonschema's Compiler.
final class SchemaCompiler {
    private let documents: SchemaDocuments
    /// What schemas are checked with, and what that may cost; nil for the metaschemas themselves.
    private let metaSchemas: (schemas: MetaSchemas, limits: ValidationLimits)?
    /// Whether `format` counts also where the draft takes it for an annotation.
    private let assertsFormat: Bool
    /// The compiled schemas by number.
    private(set) var schemas: [Schema] = []

    init(
        documents: SchemaDocuments, metaSchemas: (schemas: MetaSchemas, limits: ValidationLimits)?,
        assertsFormat: Bool = false
    ) {
        self.documents = documents
        self.metaSchemas = metaSchemas
        self.assertsFormat = assertsFormat
    }

    /// Compiles the document at a URL.
    func compile(_ url: GoString) throws(SchemaFailure) -> SchemaID {
        let document = try document(at: url)
        var next = schemas.count
        let result = schema(at: SchemaDocument.root, in: document)
        // Compiling a schema appends those it refers to.
        while next < schemas.count {
            try compile(next)
            next += 1
        }
        return result
    }

    /// Adds a schema that accepts what all the given ones accept.
    func add(_ schema: Schema, allOf members: [SchemaID]) -> SchemaID {
        let conditions = ConditionKeywords()
        conditions.allOf = members
        schema.conditions = conditions
        schema.resource = schemas.count
        schemas.append(schema)
        return schema.resource
    }

    /// The number of the schema at a location, which is compiled later if it is new.
    func schema(at location: SchemaDocument.Location, in document: SchemaDocument) -> SchemaID {
        if let known = document.schema(at: location) { return known }
        schemas.append(Schema(.location(document, location)))
        document.setSchema(schemas.count - 1, at: location)
        return schemas.count - 1
    }

    private func compile(_ id: SchemaID) throws(SchemaFailure) {
        let schema = schemas[id]
        switch schema.origin {
        case .unresolved(let failure): throw failure
        case .madeUp: break
        case .location(let document, let location):
            try ensureSchema(at: location, in: document)
            try compile(schema, at: location, in: document)
        }
    }

    private func compile(
        _ schema: Schema, at location: SchemaDocument.Location, in document: SchemaDocument
    ) throws(SchemaFailure) {
        guard let resource = document.resource(around: location) else { return }
        schema.version = resource.dialect.draft.version
        schema.resource = self.schema(at: resource.location, in: document)
        if schema.version >= 2020 && resource.location == location {
            schema.dynamicAnchors = resource.dynamicAnchors.compactMap { name in
                resource.anchors[name].map { (name, self.schema(at: $0, in: document)) }
            }
        }
        switch document.value(at: location) {
        case .bool(let flag): schema.constant = flag
        case .map(let keywords) where keywords.isEmpty: schema.constant = true
        case .map(let keywords):
            let compiler = KeywordCompiler(self, keywords, at: location, in: document, resource)
            try compiler.compile(into: schema, assertsFormat: assertsFormat || resource.dialect.assertsFormat)
        default: break
        }
        schema.finish()
    }

    // MARK: Documents

    /// The document at a URL, loaded, searched for resources and checked with its metaschema.
    private func document(at url: GoString) throws(SchemaFailure) -> SchemaDocument {
        if let document = documents[url] { return document }
        let document = SchemaDocument(url: url, value: try documents.value(at: url))
        try ResourceCollector(document, in: documents).collectDocument()
        if !MetaSchemaText.isNamed(url) { try check(SchemaDocument.root, in: document) }
        documents[url] = document
        return document
    }

    /// Makes sure that a location, which may be anywhere in a document, is known to be a schema.
    private func ensureSchema(
        at location: SchemaDocument.Location, in document: SchemaDocument
    ) throws(SchemaFailure) {
        if document.isCollected(location) { return }
        try ResourceCollector(document, in: documents).collectSubschema(at: location)
        try check(location, in: document)
    }

    private func check(_ location: SchemaDocument.Location, in document: SchemaDocument) throws(SchemaFailure) {
        guard let metaSchemas, let dialect = document.resource(around: location)?.dialect else { return }
        let error = try metaSchemas.schemas.error(
            in: document.value(at: location), of: document, dialect: dialect, limits: metaSchemas.limits)
        if let error { throw .invalid(url: document.text(of: location), errors: error.description) }
    }

    // MARK: References

    /// The number of the schema a reference means.
    ///
    /// Throws if the document it is in cannot be loaded. A location that is missing there is an error only later.
    func schema(
        for reference: SchemaReference, from document: SchemaDocument
    ) throws(SchemaFailure) -> SchemaID {
        if let resource = resource(of: reference, in: document) {
            return try schema(for: reference, in: resource, of: document)
        }
        let other = try self.document(at: reference.url)
        guard let resource = other.resource(around: SchemaDocument.root) else {
            throw .missingLocation(reference.description)
        }
        return try schema(for: reference, in: resource, of: other)
    }

    private func resource(of reference: SchemaReference, in document: SchemaDocument) -> SchemaResource? {
        reference.url == document.url
            ? document.resource(around: SchemaDocument.root) : document.resource(id: reference.url)
    }

    private func schema(
        for reference: SchemaReference, in resource: SchemaResource, of document: SchemaDocument
    ) throws(SchemaFailure) -> SchemaID {
        if let anchor = reference.anchor {
            guard let location = resource.anchors[anchor] else {
                let text = resource.id + "#" + GoString(JSONPointer.encodeFragment(anchor.bytes))
                throw .missingAnchor(reference: text, in: document.url)
            }
            return schema(at: location, in: document)
        }
        do {
            return schema(at: try document.resolve(reference.fragment, from: resource.location), in: document)
        } catch {
            schemas.append(Schema(.unresolved(error)))
            return schemas.count - 1
        }
    }
}
