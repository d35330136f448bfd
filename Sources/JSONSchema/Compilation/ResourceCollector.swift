import GoLibrary
import GoTemplate

/// Finds the resources and anchors in a schema and below it, wherever a draft has subschemas.
///
/// Mirrors jsonschema's roots.go collectResources.
struct ResourceCollector {
    /// A schema to visit.
    private struct Visit {
        let location: SchemaDocument.Location
        /// The resource around it; nil only for the document itself.
        let resource: SchemaResource?
    }

    private let document: SchemaDocument
    private let documents: SchemaDocuments

    init(_ document: SchemaDocument, in documents: SchemaDocuments) {
        self.document = document
        self.documents = documents
    }

    /// Visits the document as a whole.
    func collectDocument() throws(SchemaFailure) { try collect(from: SchemaDocument.root, in: nil) }

    /// Visits a location that only a reference makes a schema.
    func collectSubschema(at location: SchemaDocument.Location) throws(SchemaFailure) {
        guard let resource = document.resource(around: location) else { return }
        try collect(from: location, in: resource)
        guard document.resource(at: location) == nil, let schema = document.value(at: location).object else { return }
        try collectAnchors(of: schema, at: location, in: resource)
    }

    private func collect(from location: SchemaDocument.Location, in resource: SchemaResource?) throws(SchemaFailure) {
        var visits = [Visit(location: location, resource: resource)]
        while let visit = visits.popLast() {
            if document.isCollected(visit.location) { continue }
            try collect(visit, into: &visits)
            document.markCollected(visit.location)
        }
    }

    private func collect(_ visit: Visit, into visits: inout [Visit]) throws(SchemaFailure) {
        guard let schema = document.value(at: visit.location).object else {
            if visit.resource == nil { document.add(documentResource) }
            return
        }
        let (resource, draft) = try resource(of: schema, visit)
        try collectAnchors(of: schema, at: visit.location, in: resource)
        for subschema in subschemas(of: schema, at: visit.location, in: draft.version).reversed() {
            visits.append(Visit(location: subschema, resource: resource))
        }
    }

    private var documentResource: SchemaResource {
        SchemaResource(
            id: document.url, location: SchemaDocument.root,
            dialect: Dialect(.latest))
    }

    // MARK: Resources

    /// The resource a schema belongs to, which may begin with it, and the draft that its subschemas follow.
    private func resource(
        of schema: Map, _ visit: Visit
    ) throws(SchemaFailure) -> (resource: SchemaResource, draft: Draft) {
        let outer = visit.resource ?? documentResource
        var draft = try draft(of: .map(schema), at: visit.location, otherwise: outer.dialect.draft)
        var id = draft.id(of: schema)
        var namesDraft = schema["$schema"]?.text != nil
        if id == nil && visit.resource != nil {
            // Only a resource can follow a draft of its own.
            draft = outer.dialect.draft
            namesDraft = false
            id = draft.id(of: schema)
        }
        guard id != nil || visit.resource == nil else { return (outer, draft) }
        let url = try id.map { id throws(SchemaFailure) in try resolve(id, against: outer.id, at: visit.location) }
        if let known = document.resource(id: url ?? outer.id) {
            guard known.location == visit.location else {
                throw .duplicateID(
                    known.id, in: document.url, GoString(document.pointer(to: visit.location)),
                    GoString(document.pointer(to: known.location)))
            }
            return (known, draft)
        }
        let dialect =
            namesDraft
            ? Dialect(draft, demanding: try vocabularies(of: schema, in: draft)) : outer.dialect
        let resource = SchemaResource(id: url ?? outer.id, location: visit.location, dialect: dialect)
        document.add(resource)
        return (resource, draft)
    }

    private func resolve(
        _ id: GoString, against base: GoString, at location: SchemaDocument.Location
    ) throws(SchemaFailure) -> GoString {
        do {
            return try SchemaReference(id, against: base).url
        } catch {
            throw .unreadableID(at: document.text(of: location))
        }
    }

    // MARK: Drafts

    /// The draft of a schema: that of its metaschema, which may itself name another metaschema, and so on.
    ///
    /// Mirrors loader.go getDraft.
    private func draft(
        of schema: Value, at location: SchemaDocument.Location, otherwise fallback: Draft
    ) throws(SchemaFailure) -> Draft {
        var schema = schema
        var place = location == SchemaDocument.root ? document.url : nil
        var seen: Set<GoString> = []
        while let keyword = schema.object?["$schema"]?.text {
            if let draft = Draft.named(keyword) { return draft }
            let url = keyword.cutFragment.url
            do { _ = try GoURL(parsing: url) } catch {
                let text = seen.isEmpty ? document.text(of: location) : (place ?? "") + "#"
                throw .invalidMetaSchemaURL(at: text, error)
            }
            if url == place { throw .unsupportedDraft(url) }
            guard seen.insert(url).inserted else { throw .metaSchemaCycle(url) }
            schema = try documents.value(at: url)
            place = url
        }
        return fallback
    }

    private func vocabularies(of schema: Map, in draft: Draft) throws(SchemaFailure) -> Vocabularies? {
        guard let keyword = schema["$schema"]?.text, Draft.named(keyword) == nil else { return nil }
        let url = keyword.cutFragment.url
        return try draft.vocabularies(of: try documents.value(at: url), at: url)
    }

    // MARK: Anchors

    /// Mirrors root.go collectAnchors.
    private func collectAnchors(
        of schema: Map, at location: SchemaDocument.Location, in resource: SchemaResource
    ) throws(SchemaFailure) {
        let draft = resource.dialect.draft
        if draft.version < 2019 {
            // Old drafts name a schema by an identifier that is a fragment.
            guard schema["$ref"] == nil, let id = schema[draft.idKeyword]?.text else { return }
            guard let fragment = try? PercentEncoding.pathSegment.unescape(id.cutFragment.fragment.bytes) else {
                throw .unreadableAnchor(at: document.text(of: location))
            }
            if let first = fragment.first, first != UInt8(ascii: "/") {
                try add(GoString(fragment), at: location, to: resource)
            }
            return
        }
        if let anchor = schema["$anchor"]?.text { try add(anchor, at: location, to: resource) }
        if draft.version >= 2020, let anchor = schema["$dynamicAnchor"]?.text {
            try add(anchor, at: location, to: resource, isDynamic: true)
        }
    }

    private func add(
        _ anchor: GoString, at location: SchemaDocument.Location, to resource: SchemaResource, isDynamic: Bool = false
    ) throws(SchemaFailure) {
        guard let other = resource.addAnchor(anchor, at: location, isDynamic: isDynamic) else { return }
        throw .duplicateAnchor(
            anchor, in: document.url, GoString(document.pointer(to: other)), GoString(document.pointer(to: location)))
    }

    // MARK: Subschemas

    private func subschemas(
        of schema: Map, at location: SchemaDocument.Location, in version: Int
    ) -> [SchemaDocument.Location] {
        var found: [SchemaDocument.Location] = []
        for keyword in schema.keys {
            guard let place = SubschemaPlace.known[keyword], place.firstVersion <= version,
                let value = document.child(of: location, keyword)
            else { continue }
            let content = document.value(at: value)
            if place.holdsSchema { found.append(value) }
            let holdsMore = content.object != nil ? place.holdsMembers : content.array != nil && place.holdsElements
            if holdsMore { found += document.children(of: value) }
        }
        return found
    }
}

/// Where a keyword has subschemas.
private struct SubschemaPlace: Sendable {
    let firstVersion: Int
    var holdsSchema = false
    var holdsMembers = false
    var holdsElements = false

    /// The places of each draft, a later one being a superset of an earlier one.
    static let known: [GoString: SubschemaPlace] = [
        "definitions": SubschemaPlace(firstVersion: 4, holdsMembers: true),
        "not": SubschemaPlace(firstVersion: 4, holdsSchema: true),
        "allOf": SubschemaPlace(firstVersion: 4, holdsElements: true),
        "anyOf": SubschemaPlace(firstVersion: 4, holdsElements: true),
        "oneOf": SubschemaPlace(firstVersion: 4, holdsElements: true),
        "properties": SubschemaPlace(firstVersion: 4, holdsMembers: true),
        "additionalProperties": SubschemaPlace(firstVersion: 4, holdsSchema: true),
        "patternProperties": SubschemaPlace(firstVersion: 4, holdsMembers: true),
        "items": SubschemaPlace(firstVersion: 4, holdsSchema: true, holdsElements: true),
        "additionalItems": SubschemaPlace(firstVersion: 4, holdsSchema: true),
        "dependencies": SubschemaPlace(firstVersion: 4, holdsMembers: true),
        "propertyNames": SubschemaPlace(firstVersion: 6, holdsSchema: true),
        "contains": SubschemaPlace(firstVersion: 6, holdsSchema: true),
        "if": SubschemaPlace(firstVersion: 7, holdsSchema: true),
        "then": SubschemaPlace(firstVersion: 7, holdsSchema: true),
        "else": SubschemaPlace(firstVersion: 7, holdsSchema: true),
        "$defs": SubschemaPlace(firstVersion: 2019, holdsMembers: true),
        "dependentSchemas": SubschemaPlace(firstVersion: 2019, holdsMembers: true),
        "unevaluatedProperties": SubschemaPlace(firstVersion: 2019, holdsSchema: true),
        "unevaluatedItems": SubschemaPlace(firstVersion: 2019, holdsSchema: true),
        "contentSchema": SubschemaPlace(firstVersion: 2019, holdsSchema: true),
        "prefixItems": SubschemaPlace(firstVersion: 2020, holdsElements: true),
    ]
}
