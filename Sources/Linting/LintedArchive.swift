import Charts
import Failures
import Files
import GoTemplate

/// A packaged chart that was unpacked to be looked at.
struct LintedArchive {
    /// The folder of the chart.
    let chart: GoString
    private let folder: GoString
    private let fileSystem = FileSystem()

    /// Unpacks an archive into a folder for temporary files.
    init(_ path: GoString) throws(HelmError) {
        let data: [UInt8]
        do { data = try fileSystem.read(path) } catch { throw HelmError("unable to open tarball: " + error.message) }
        do { folder = try fileSystem.makeTemporaryDirectory(prefix: "helm-lint") } catch {
            throw HelmError("unable to create temp dir to extract tarball: " + error.message)
        }
        do { chart = try ChartExpansion.expand(data, into: folder) } catch {
            try? fileSystem.removeAll(folder)
            throw HelmError("unable to extract tarball: " + error.message)
        }
    }

    func remove() { try? fileSystem.removeAll(folder) }
}
