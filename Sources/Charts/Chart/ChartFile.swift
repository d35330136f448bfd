import GoTemplate

/// A file of a chart: its path below the chart's folder, with `/`, and its bytes.
package struct ChartFile: Sendable {
    package let name: GoString
    package let data: [UInt8]

    package init(name: GoString, data: [UInt8]) {
        self.name = name
        self.data = data
    }

    /// The size above which Helm refuses a file.
    static let maximumSize = 5 * 1024 * 1024

    /// The file with a name shorter by its first `count` bytes.
    func dropping(_ count: Int) -> ChartFile { ChartFile(name: name.dropping(count), data: data) }
}
