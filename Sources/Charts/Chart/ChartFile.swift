import GoTemplate

/// A file of a chart: its path below the chart's folder, with `/`, and its bytes.
package struct ChartFile: Sendable {
    package let name: GoString
    package let data: [UInt8]

    package init(name: GoString, data: [UInt8]) {
        self.name = name
        self.data = data
    }
}
