import Failures
import Files
import GoTemplate

/// Writes the files of a packaged chart to a folder that is named for the chart.
///
/// Mirrors pkg/chart/v2/util expand.go Expand.
package enum ChartExpansion {
    /// - Returns: the folder of the chart.
    /// - Throws: `HelmError` for what is no chart, and for one whose name would lead elsewhere.
    package static func expand(
        _ archive: [UInt8], into folder: GoString, fileSystem: FileSystem = FileSystem()
    ) throws(HelmError) -> GoString {
        let files: [ChartFile]
        do { files = try ChartArchive.files(in: archive) } catch { throw HelmError(error.message) }
        let chart = GoPath.join(folder, try name(in: files))
        for file in files {
            let path = GoPath.join(chart, file.name)
            try fileSystem.makeDirectories(GoPath.directory(path))
            try fileSystem.write(file.data, to: path, appending: false)
        }
        return chart
    }

    private static func name(in files: [ChartFile]) throws(HelmError) -> GoString {
        let metadata = Metadata()
        for file in files where file.name == "Chart.yaml" {
            do { try metadata.decode(file.data, format: .version2) } catch {
                throw HelmError("cannot load Chart.yaml: " + error.message)
            }
        }
        let name = metadata.name
        let subject = "chart name " + Strconv.quote(name)
        if name.isEmpty { throw HelmError("chart name not specified") }
        if name == "." || name == ".." { throw HelmError(subject + " is not allowed") }
        if name != GoPath.base(name) { throw HelmError(subject + " must not contain path separators") }
        return name
    }
}
