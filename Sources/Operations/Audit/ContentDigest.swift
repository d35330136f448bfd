import Charts
import Failures
import Files
import GoTemplate
import Releases

/// SHA-256 in hexadecimal digits, as `sha256sum` prints it.
package enum ContentDigest {
    package static func of(_ bytes: [UInt8]) -> GoString { GoString(hexadecimal: SHA256.digest(bytes)) }

    /// The digest of a chart: of the archive, or of the `sha256sum` lines of the folder's files in order.
    static func ofChart(at path: GoString) -> GoString? {
        let fileSystem = FileSystem()
        guard (try? fileSystem.status(of: path).kind) == .directory else { return (try? fileSystem.read(path)).map(of) }
        guard let files = try? ChartLoader.files(of: path, log: Log()).files else { return nil }
        let lines = files.sorted { $0.name < $1.name }.map { of($0.data) + "  " + $0.name + "\n" }
        return of(lines.flatMap(\.bytes))
    }
}
