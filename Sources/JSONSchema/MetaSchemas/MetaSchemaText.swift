import GoTemplate

/// The texts of the metaschemas, which are never fetched.
enum MetaSchemaText {
    /// Whether a document is one of json-schema.org, whose own are taken to be right.
    static func isNamed(_ url: GoString) -> Bool { path(of: url) != nil }

    /// The metaschema at a URL; nil for other documents.
    static func named(_ url: GoString) -> [UInt8]? {
        guard let path = path(of: url) else { return nil }
        let latest = self.path(of: Draft.latest.url)
        return text(at: path == "schema" ? latest ?? path : path)?.withUTF8Buffer { Array($0) }
    }

    /// The error that reading a folder of metaschemas is, for a URL such as `http://json-schema.org/draft-07`.
    static func folderFailure(_ url: GoString) -> GoString? {
        switch path(of: url) {
        case let folder? where folders.contains(folder): "read metaschemas/" + folder + "/: is a directory"
        default: nil
        }
    }

    private static let folders: [GoString] = [
        "draft", "draft-04", "draft-06", "draft-07", "draft/2019-09", "draft/2019-09/meta", "draft/2020-12",
        "draft/2020-12/meta",
    ]

    private static func path(of url: GoString) -> GoString? {
        url.removingPrefix("http://json-schema.org/") ?? url.removingPrefix("https://json-schema.org/")
    }

    private static func text(at path: GoString) -> StaticString? {
        switch path {
        case "draft-04/schema": draft4
        case "draft-06/schema": draft6
        case "draft-07/schema": draft7
        case "draft/2019-09/schema": draft2019
        case "draft/2019-09/meta/core": draft2019Core
        case "draft/2019-09/meta/applicator": draft2019Applicator
        case "draft/2019-09/meta/validation": draft2019Validation
        case "draft/2019-09/meta/meta-data": draft2019MetaData
        case "draft/2019-09/meta/format": draft2019Format
        case "draft/2019-09/meta/content": draft2019Content
        case "draft/2020-12/schema": draft2020
        case "draft/2020-12/meta/core": draft2020Core
        case "draft/2020-12/meta/applicator": draft2020Applicator
        case "draft/2020-12/meta/unevaluated": draft2020Unevaluated
        case "draft/2020-12/meta/validation": draft2020Validation
        case "draft/2020-12/meta/meta-data": draft2020MetaData
        case "draft/2020-12/meta/format-annotation": draft2020FormatAnnotation
        case "draft/2020-12/meta/format-assertion": draft2020FormatAssertion
        case "draft/2020-12/meta/content": draft2020Content
        default: nil
        }
    }
}
