import Charts
import Failures
import GoTemplate

/// The world of a chart's templates.
package enum RenderValues {
    /// Makes the map with `Chart`, `Capabilities`, `Release` and `Values` of the root chart.
    ///
    /// Mirrors pkg/chart/common/util values.go ToRenderValuesWithSchemaValidation.
    package static func make(
        chart: Chart, userValues: Map, release: ReleaseOptions, capabilities: Capabilities,
        skipSchemaValidation: Bool, log: Log
    ) throws(HelmError) -> Map {
        let values = try ValuesCoalescer(log: log).coalesce(chart, userValues)
        if !skipSchemaValidation { try SchemaCheck.check(chart, values, log: log) }
        return Map([
            ("Chart", .map(chart.templateValue)),
            ("Capabilities", capabilities.assumed(for: chart).templateValue),
            ("Release", .map(release.templateValue)),
            ("Values", .map(Map(converting: values, to: .commonValues))),
        ])
    }
}
