import GoRegexp
import GoTemplate

/// The number of a compiled schema; schemas refer to each other by number, so that cycles are no matter.
typealias SchemaID = Int

/// A compiled schema: its keywords, in the form in which values are checked.
final class Schema {
    enum Origin {
        case location(SchemaDocument, SchemaDocument.Location)
        /// A reference that leads nowhere, which is an error once it is its turn to be compiled.
        case unresolved(SchemaFailure)
        /// A schema that is in no document.
        case madeUp(url: GoString)
    }

    let origin: Origin
    var version = Draft.latest.version

    /// The schema that is the resource this one belongs to.
    var resource: SchemaID = 0
    /// The dynamic anchors of a resource.
    var dynamicAnchors: [(name: GoString, schema: SchemaID)] = []
    var dynamicAnchor: GoString?
    var isRecursiveAnchor = false

    /// What a schema accepts that is `true`, `false` or `{}`.
    var constant: Bool?
    var types: JSONTypes = []
    var const: Value?
    var enumeration: Enumeration?
    var format: Format?
    var reference: SchemaID?
    var recursiveReference: SchemaID?
    var dynamicReference: (schema: SchemaID, anchor: GoString?)?

    var object: ObjectKeywords?
    var array: ArrayKeywords?
    var string: StringKeywords?
    var number: NumberKeywords?
    var conditions: ConditionKeywords?

    init(_ origin: Origin) {
        self.origin = origin
    }

    /// The absolute URL of the schema.
    var url: GoString {
        switch origin {
        case .location(let document, let location): document.text(of: location)
        case .unresolved: GoString()
        case .madeUp(let url): url
        }
    }

    /// The types whose values conform, whatever they are, because the schema says no more than `type` does.
    private(set) var conformingTypes: JSONTypes = []

    /// Finds out what can be accepted at a glance, once all keywords are compiled.
    func finish() {
        let hasReference = reference != nil || recursiveReference != nil || dynamicReference != nil
        let hasAnyKeyword = const != nil || enumeration != nil || format != nil || conditions != nil
        if hasReference || hasAnyKeyword || constant != nil { return }
        conformingTypes = types.isEmpty ? .all : types
        if object != nil { conformingTypes.remove(.object) }
        if array != nil { conformingTypes.remove(.array) }
        if string != nil { conformingTypes.remove(.string) }
        if number != nil { conformingTypes.remove(.number) }
    }

    /// Whether a value conforms for sure, without evaluating anything in it.
    func accepts(_ value: Value) -> Bool {
        constant == true || !conformingTypes.isDisjoint(with: JSONTypes(of: value))
    }

    /// The values of `enum`.
    struct Enumeration {
        let values: [Value]
        let types: JSONTypes

        init(_ values: [Value]) {
            self.values = values
            self.types = values.reduce(into: []) { $0.formUnion(JSONTypes(of: $1)) }
        }
    }

    /// What is to become of the members or elements that no other keyword is about.
    enum Remainder {
        case anything
        case nothing
        case schema(SchemaID)
    }

    enum Dependency {
        case names([GoString])
        case schema(SchemaID)
    }
}

/// The keywords about objects.
final class ObjectKeywords {
    var minimumCount: Int?
    var maximumCount: Int?
    var required: [GoString] = []
    /// The names of `properties`, sorted, and the schema of each.
    var properties: (names: [GoString], schemas: [SchemaID]) = ([], [])
    var patterns: [(pattern: Regexp, schema: SchemaID)] = []
    var additional: Schema.Remainder?
    var unevaluated: SchemaID?
    var names: SchemaID?
    /// `dependencies`, `dependentSchemas` and `dependentRequired`, which are checked at different times.
    var dependencies: [(name: GoString, dependency: Schema.Dependency)] = []
    var dependentSchemas: [(name: GoString, schema: SchemaID)] = []
    var dependentNames: [(name: GoString, names: [GoString])] = []
}

/// The keywords about arrays.
final class ArrayKeywords {
    var minimumCount: Int?
    var maximumCount: Int?
    var isUnique = false
    /// The schemas of the first elements: `prefixItems`, in old drafts the list form of `items`.
    var prefix: [SchemaID] = []
    /// What the elements after the prefix are to be: `items`, in old drafts also `additionalItems`.
    var rest: Schema.Remainder?
    var contains: SchemaID?
    var minimumContains: Int?
    var maximumContains: Int?
    var unevaluated: SchemaID?
}

/// The keywords about strings.
final class StringKeywords {
    var minimumLength: Int?
    var maximumLength: Int?
    var pattern: (regexp: Regexp, text: GoString)?
}

/// The keywords about numbers.
final class NumberKeywords {
    var minimum: ExactNumber?
    var maximum: ExactNumber?
    var exclusiveMinimum: ExactNumber?
    var exclusiveMaximum: ExactNumber?
    var divisor: ExactNumber?
}

/// The keywords that combine schemas.
final class ConditionKeywords {
    var not: SchemaID?
    var allOf: [SchemaID] = []
    var anyOf: [SchemaID] = []
    var oneOf: [SchemaID] = []
    var `if`: SchemaID?
    var then: SchemaID?
    var `else`: SchemaID?
}
