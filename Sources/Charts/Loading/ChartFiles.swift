import Failures
import GoTemplate

/// The files of a chart as they were read, of which charts are made.
///
/// Rendering changes a chart, so whoever renders one several times makes it anew each time and reads it once.
package struct ChartFiles: Sendable {
    package let format: ChartFormat
    /// In the order they were read; names are relative to the chart.
    package let files: [ChartFile]

    package init(format: ChartFormat, files: [ChartFile]) {
        self.format = format
        self.files = files
    }

    /// The files of an archive or of another place than a folder of this machine; names are relative to the chart.
    ///
    /// - Throws: `HelmError` where there is no `Chart.yaml`, or one of a kind that Helm does not know.
    package init(_ files: [ChartFile]) throws(HelmError) {
        guard let chartFile = files.first(where: { $0.name == "Chart.yaml" }) else {
            throw HelmError("unable to detect chart version, no Chart.yaml found")
        }
        self.init(format: try ChartFormat(chartFile: chartFile.data), files: files)
    }

    /// A chart of the files, shared with no other.
    package func chart(log: Log) throws(HelmError) -> Chart {
        try ChartAssembly(format: format, log: log).chart(of: files)
    }
}
