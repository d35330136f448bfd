import Compatibility
import Files
import GoTemplate

/// A file of a chart: its path below the chart's folder, with `/`, and its bytes.
package struct ChartFile: Sendable {
    package let name: GoString
    package let data: [UInt8]
    /// When the file last changed; nil where nobody can tell.
    package let modificationTime: FileTime?

    package init(name: GoString, data: [UInt8], modificationTime: FileTime? = nil) {
        self.name = name
        self.data = data
        self.modificationTime = modificationTime
    }

    /// The size above which Helm refuses a file.
    package static var maximumSize: Int { (Compatibility.has(.largeFiles) ? 100 : 5) * 1024 * 1024 }

    /// The file with a name shorter by its first `count` bytes.
    func dropping(_ count: Int) -> ChartFile {
        ChartFile(name: name.dropping(count), data: data, modificationTime: modificationTime)
    }
}
