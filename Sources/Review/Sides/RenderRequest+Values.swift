import Charts
import Failures
import GoTemplate
import Rendering

extension RenderRequest {
    /// The values as the templates see them first, of a chart whose dependencies are processed.
    ///
    /// Templates change the values of a render while they run, so these are put together anew.
    func effectiveValues() throws(HelmError) -> Map {
        let top = try RenderValues.make(
            chart: chart, userValues: userValues, release: release, capabilities: capabilities,
            skipSchemaValidation: true, log: Log())
        guard case .map(let values)? = top["Values"] else { return Map() }
        return values
    }
}
