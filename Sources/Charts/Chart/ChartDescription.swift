import Failures
import GoTemplate

/// What a chart says of itself, as `helm show` prints it.
///
/// Mirrors pkg/action show.go Run.
package struct ChartDescription {
    package enum Part: String, Sendable {
        case all, chart, values, readme, crds
    }

    private let chart: Chart
    private let part: Part

    package init(of chart: Chart, part: Part) {
        self.chart = chart
        self.part = part
    }

    /// - Throws: `HelmError` where metadata cannot be written.
    package var text: GoString {
        get throws(HelmError) {
            let metadata = part.includes(.chart) ? GoString(try chart.metadata.text) + "\n" : ""
            return metadata + values + readme + customResources
        }
    }

    private var values: GoString {
        guard part.includes(.values), let values = chart.valuesText else { return "" }
        return separator + GoString(values) + "\n"
    }

    private var readme: GoString {
        guard part.includes(.readme), let readme = chart.readme else { return "" }
        return separator + GoString(readme.data) + "\n"
    }

    private var customResources: GoString {
        guard part.includes(.crds) else { return "" }
        return chart.customResourceFiles.map { Self.document(GoString($0.data)) }.joined(by: "")
    }

    private static func document(_ manifest: GoString) -> GoString {
        let separator: GoString = manifest.hasPrefix("---") ? "" : "---\n"
        return separator + manifest + "\n"
    }

    /// What stands between the parts, where there are several.
    private var separator: GoString { part == .all ? "---\n" : "" }
}

extension ChartDescription.Part {
    fileprivate func includes(_ other: Self) -> Bool { self == .all || self == other }
}

extension Chart {
    private static let readmeNames: [GoString] = ["readme.md", "readme.txt", "readme"]

    /// The file that people are to read first.
    fileprivate var readme: ChartFile? {
        files.first { Self.readmeNames.contains($0.name.asciiLowercased) }
    }
}
