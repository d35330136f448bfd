import Files
import GoTemplate

/// A file of a `crds/` folder, with the path Helm shows for it.
package struct CustomResourceFile: Sendable {
    /// The path with that of the chart, such as `app/crds/thing.yaml`.
    package let path: GoString
    package let file: ChartFile

    package var data: [UInt8] { file.data }
}

extension Chart {
    /// The manifests below `crds/` of this chart and then of its dependencies.
    ///
    /// Mirrors pkg/chart/v2 chart.go CRDObjects.
    package var customResourceFiles: [CustomResourceFile] {
        let own = files.filter { $0.name.hasPrefix("crds/") && Self.hasManifestExtension($0.name) }
        let path = fullPath
        let named = own.map { CustomResourceFile(path: GoPath.clean(path + "/" + $0.name), file: $0) }
        return dependencies.reduce(into: named) { $0 += $1.customResourceFiles }
    }

    private static func hasManifestExtension(_ name: GoString) -> Bool {
        let suffix = GoPath.fileExtension(name).asciiLowercased
        return suffix == ".yaml" || suffix == ".yml" || suffix == ".json"
    }
}
