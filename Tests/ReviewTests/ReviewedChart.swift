import Charts
import Diffing
import Failures
import GoTemplate
import Rendering

@testable import Review

/// Renders of charts for tests.
enum ReviewedChart {
    /// New ones for each use: comparisons that run at once must not share their clock.
    static var settings: RenderSettings { RenderSettings(release: ReleaseOptions(name: "web", namespace: "shop")) }

    static func options(files: [GoString] = [], set: [String] = []) -> ValuesOptions {
        var options = ValuesOptions()
        options.valueFiles = files
        options.values = set.map { GoString($0) }
        return options
    }

    static func side(_ path: GoString, _ options: ValuesOptions = ValuesOptions()) throws -> any Side {
        let chart = try LoadedChart(ChartLoader.files(of: path, log: Log()))
        return ChartSide(
            name: path, chart: chart, values: try UserValues(options, files: ValuesFiles()), settings: settings)
    }

    static func report(
        _ path: GoString, from old: ValuesOptions = ValuesOptions(), to new: ValuesOptions
    ) throws -> DiffReport {
        try Comparison().report(from: side(path, old), to: side(path, new))
    }
}

extension DiffReport {
    /// `KIND NAME PATH <- CAUSE` for each change that is no noise.
    var causes: [String] {
        objects.flatMap { object in
            object.changes.filter { $0.noise == nil }.map { change in
                "\(object.identity.kind) \(change.path.text) <- \(change.cause?.text.text ?? "?")"
            }
        }
    }
}
