import GoTemplate

/// A keyword that has a meaning for validation, in the order in which jsonschema compiles them.
enum Keyword: Int, CaseIterable {
    case reference, allOf, anyOf, oneOf, not, items, properties, patternProperties, additionalProperties, dependencies
    case type, enumeration, multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum
    case minLength, maxLength, pattern, minItems, maxItems, uniqueItems, maxProperties, minProperties, required
    case format
    case contains, propertyNames, const, `if`
    case recursiveReference, recursiveAnchor, minContains, maxContains, dependentRequired, dependentSchemas
    case unevaluatedItems, unevaluatedProperties
    case dynamicReference, dynamicAnchor, prefixItems, itemsAfterPrefix

    private static let byName = Dictionary(
        uniqueKeysWithValues: allCases.filter { $0 != .itemsAfterPrefix }.map { (GoString($0.name), $0) })

    /// The keyword of a name, if a draft knows it.
    init?(_ name: GoString, in version: Int) {
        guard let keyword = Self.byName[name], keyword.firstVersion <= version else { return nil }
        self = keyword == .items && version >= 2020 ? .itemsAfterPrefix : keyword
    }

    private var name: String {
        switch self {
        case .reference: "$ref"
        case .recursiveReference: "$recursiveRef"
        case .recursiveAnchor: "$recursiveAnchor"
        case .dynamicReference: "$dynamicRef"
        case .dynamicAnchor: "$dynamicAnchor"
        case .enumeration: "enum"
        case .itemsAfterPrefix: "items"
        default: String(describing: self)
        }
    }

    private var firstVersion: Int {
        if rawValue < Self.contains.rawValue { return 4 }
        if rawValue < Self.if.rawValue { return 6 }
        if rawValue < Self.recursiveReference.rawValue { return 7 }
        return rawValue < Self.dynamicReference.rawValue ? 2019 : 2020
    }

    /// Whether old drafts ignore the keyword beside a `$ref`.
    ///
    /// They are meant to ignore all, but jsonschema knows only those that go back to draft 4.
    var isIgnoredBesideReference: Bool { self != .reference && rawValue < Self.contains.rawValue }

    /// The vocabulary that brings the keyword; none where it counts in any case.
    func vocabulary(in version: Int) -> Vocabularies {
        switch self {
        case .reference, .recursiveReference, .recursiveAnchor, .dynamicReference: .core
        case .dynamicAnchor, .format: []
        case .type, .enumeration, .multipleOf, .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum, .minLength,
            .maxLength, .pattern, .minItems, .maxItems, .uniqueItems, .maxProperties, .minProperties, .required, .const,
            .minContains, .maxContains, .dependentRequired:
            .validation
        case .unevaluatedItems, .unevaluatedProperties: version == 2019 ? .applicator : .unevaluated
        default: .applicator
        }
    }
}
