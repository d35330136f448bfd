import GoTemplate

/// The keys of strategic merge patches that are no fields.
enum PatchDirective {
    /// What becomes of the map it stands in: `delete`, `replace`.
    static let marker: GoString = "$patch"
    static let delete: GoString = "delete"
    static let replace: GoString = "replace"
    /// The keys of its map that stay.
    static let retainKeys: GoString = "$retainKeys"
    private static let elementOrderPrefix: GoString = "$setElementOrder"
    private static let primitiveDeletionPrefix: GoString = "$deleteFromPrimitiveList"

    /// The key of the list that says in which order the elements of a field stand.
    static func elementOrder(of field: GoString) -> GoString { elementOrderPrefix + "/" + field }

    /// The key of the list of scalars that leave a field.
    static func primitiveDeletions(of field: GoString) -> GoString { primitiveDeletionPrefix + "/" + field }

    static func isElementOrder(_ key: GoString) -> Bool { key.hasPrefix(elementOrderPrefix) }
    static func isPrimitiveDeletion(_ key: GoString) -> Bool { key.hasPrefix(primitiveDeletionPrefix) }

    /// The field that a key with a prefix belongs to.
    static func field(ofElementOrder key: GoString) throws(PatchFailure) -> GoString {
        try field(of: key, elementOrderPrefix, .elementOrderFormat)
    }

    static func field(ofPrimitiveDeletion key: GoString) throws(PatchFailure) -> GoString {
        try field(of: key, primitiveDeletionPrefix, .primitiveListFormat)
    }

    private static func field(
        of key: GoString, _ prefix: GoString, _ failure: PatchFailure
    ) throws(PatchFailure) -> GoString {
        let (start, field) = key.cut(at: UInt8(ascii: "/"))
        guard start == prefix, let field else { throw failure }
        return field
    }

    /// Whether an element of a patch says that it goes.
    static func isDeletion(_ map: Map) -> Bool { map[marker]?.asText == delete }
}
