import Charts
import Failures
import GoTemplate
import JSONSchema

/// The world of a chart's templates.
package enum RenderValues {
    /// Makes the map with `Chart`, `Capabilities`, `Release` and `Values` of the root chart.
    ///
    /// - Parameter schemas: brings what the charts' schemas refer to on other servers; nil where nothing is fetched.
    ///
    /// Mirrors pkg/chart/common/util values.go ToRenderValuesWithSchemaValidation.
    package static func make(
        chart: Chart, userValues: Map, release: ReleaseOptions, capabilities: Capabilities,
        skipSchemaValidation: Bool, schemas: (any RemoteSchemas)? = nil, log: Log
    ) throws(HelmError) -> Map {
        let values = try ValuesCoalescer(log: log).coalesce(chart, userValues)
        if !skipSchemaValidation { try SchemaCheck.check(chart, values, schemas, log: log) }
        return Map([
            ("Chart", .map(chart.templateValue)),
            ("Capabilities", capabilities.assumed(for: chart).templateValue),
            ("Release", .map(release.templateValue)),
            ("Values", .map(Map(converting: values, to: .commonValues))),
        ])
    }
}
