import Codecs
import GoTemplate

/// The Go structs behind `Chart.yaml` and its companions.
///
/// The names of the types show in error messages; those of version 3 charts have a package of their own.
struct MetadataShape {
    private let package: GoString

    init(_ format: ChartFormat) { package = format == .version2 ? "v2." : "v3." }

    /// What tells the format of a chart.
    static let format = JSONShape.Structure("loader.chartBase", named: "chartBase", [("apiVersion", .string)])

    var metadata: JSONShape.Structure {
        structure(
            "Metadata",
            [
                ("name", .string), ("home", .string), ("sources", .list(.string)), ("version", .string),
                ("description", .string), ("keywords", .list(.string)),
                ("maintainers", .list(.pointer(.object(maintainer)))), ("icon", .string), ("apiVersion", .string),
                ("condition", .string), ("tags", .string), ("appVersion", .string), ("deprecated", .bool),
                ("annotations", .dictionary(.string)), ("kubeVersion", .string), ("dependencies", dependencies),
                ("type", .string),
            ])
    }

    var lock: JSONShape.Structure {
        structure("Lock", [("generated", .time), ("digest", .string), ("dependencies", dependencies)])
    }

    private var maintainer: JSONShape.Structure {
        structure("Maintainer", [("name", .string), ("email", .string), ("url", .string)])
    }

    private var dependencies: JSONShape { .list(.pointer(.object(dependency))) }

    private var dependency: JSONShape.Structure {
        structure(
            "Dependency",
            [
                ("name", .string), ("version", .string), ("repository", .string), ("condition", .string),
                ("tags", .list(.string)), ("enabled", .bool), ("import-values", .list(.any)), ("alias", .string),
            ])
    }

    private func structure(
        _ name: GoString, _ fields: [(name: GoString, shape: JSONShape)]
    ) -> JSONShape.Structure {
        JSONShape.Structure(package + name, named: name, fields)
    }
}
