import Codecs

extension ObjectDocument {
    /// What must fit Go's types of each document's head and metadata.
    ///
    /// Mirrors cli-runtime resource/metadata_decoder.go metadataOnlyObject with meta/v1 types.go. Numbers and times are
    /// left out: charts do not set them.
    static let metadataShape = JSONShape.Structure(
        "resource.metadataOnlyObject", named: "metadataOnlyObject",
        [("apiVersion", .string), ("kind", .string), ("metadata", .object(objectMeta))])

    private static let objectMeta = JSONShape.Structure(
        "v1.ObjectMeta", named: "ObjectMeta",
        [
            ("annotations", .dictionary(.string)), ("finalizers", .list(.string)), ("generateName", .string),
            ("labels", .dictionary(.string)), ("managedFields", .list(.object(managedFieldsEntry))),
            ("name", .string), ("namespace", .string), ("ownerReferences", .list(.object(ownerReference))),
            ("resourceVersion", .string), ("selfLink", .string),
        ])

    private static let ownerReference = JSONShape.Structure(
        "v1.OwnerReference", named: "OwnerReference",
        [
            ("apiVersion", .string), ("blockOwnerDeletion", .pointer(.bool)), ("controller", .pointer(.bool)),
            ("kind", .string), ("name", .string),
        ])

    private static let managedFieldsEntry = JSONShape.Structure(
        "v1.ManagedFieldsEntry", named: "ManagedFieldsEntry",
        [
            ("apiVersion", .string), ("fieldsType", .string), ("manager", .string), ("subresource", .string),
        ])
}
