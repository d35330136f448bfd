import Codecs
import GoTemplate

/// The Go structs behind `Chart.yaml` and its companions.
///
/// The names of the types show in error messages; those of version 3 charts have a package of their own.
final class MetadataShape: Sendable {
    let metadata: JSONShape.Structure
    let lock: JSONShape.Structure

    /// What tells the format of a chart.
    static let format = JSONShape.Structure("loader.chartBase", named: "chartBase", [("apiVersion", .string)])

    private static let version2 = MetadataShape(package: "v2.")
    private static let version3 = MetadataShape(package: "v3.")

    static func of(_ format: ChartFormat) -> MetadataShape {
        switch format {
        case .version2: version2
        case .version3: version3
        }
    }

    private init(package: GoString) {
        func structure(_ name: GoString, _ fields: [(name: GoString, shape: JSONShape)]) -> JSONShape.Structure {
            JSONShape.Structure(package + name, named: name, fields)
        }
        let maintainer = structure("Maintainer", [("name", .string), ("email", .string), ("url", .string)])
        let dependency = structure(
            "Dependency",
            [
                ("name", .string), ("version", .string), ("repository", .string), ("condition", .string),
                ("tags", .list(.string)), ("enabled", .bool), ("import-values", .list(.any)), ("alias", .string),
            ])
        let dependencies = JSONShape.list(.pointer(.object(dependency)))
        metadata = structure(
            "Metadata",
            [
                ("name", .string), ("home", .string), ("sources", .list(.string)), ("version", .string),
                ("description", .string), ("keywords", .list(.string)),
                ("maintainers", .list(.pointer(.object(maintainer)))), ("icon", .string), ("apiVersion", .string),
                ("condition", .string), ("tags", .string), ("appVersion", .string), ("deprecated", .bool),
                ("annotations", .dictionary(.string)), ("kubeVersion", .string), ("dependencies", dependencies),
                ("type", .string),
            ])
        lock = structure("Lock", [("generated", .time), ("digest", .string), ("dependencies", dependencies)])
    }
}

extension Metadata {
    /// Go's struct, for structs that it is a part of.
    package static var shape: JSONShape.Structure { MetadataShape.of(.version2).metadata }
}
