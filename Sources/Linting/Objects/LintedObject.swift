import Codecs
import GoTemplate

/// The fields of an object that rules look at.
///
/// Mirrors pkg/chart/v2/lint/rules template.go k8sYamlStruct.
struct LintedObject {
    let apiVersion: GoString
    let kind: GoString
    let name: GoString

    static let shape = JSONShape.Structure(
        "rules.k8sYamlStruct", named: "k8sYamlStruct",
        [("apiVersion", .string), ("Kind", .string), ("Metadata", .object(metadata))])

    private static let metadata = JSONShape.Structure(
        "rules.k8sYamlMetadata", named: "k8sYamlMetadata", [("Namespace", .string), ("Name", .string)])

    /// The items of a `List`, with their annotations.
    static let listShape = JSONShape.Structure(
        "struct { Items []struct { Metadata struct { Annotations map[string]string } } }", named: "",
        [("Items", .list(.object(item)))])

    private static let item = JSONShape.Structure(
        "struct { Metadata struct { Annotations map[string]string } }", named: "", [("Metadata", .object(annotated))])

    private static let annotated = JSONShape.Structure(
        "struct { Annotations map[string]string }", named: "", [("Annotations", .dictionary(.string))])

    /// - Parameter fields: those of `shape` that are set.
    init(_ fields: Map) {
        apiVersion = Self.text("apiVersion", in: fields)
        kind = Self.text("Kind", in: fields)
        if case .map(let metadata)? = fields["Metadata"] { name = Self.text("Name", in: metadata) } else { name = "" }
    }

    private static func text(_ key: GoString, in fields: Map) -> GoString {
        if case .string(let text)? = fields[key] { text } else { GoString() }
    }
}
