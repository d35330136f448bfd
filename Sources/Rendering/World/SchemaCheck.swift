import Charts
import Failures
import GoTemplate
import JSONSchema

/// Checks values against the `values.schema.json` of a chart and of all charts below it.
///
/// Mirrors pkg/chart/common/util jsonschema.go ValidateAgainstSchema.
struct SchemaCheck {
    private let validator: SchemaValidator
    private let log: Log

    /// - Parameter schemas: brings schemas of other servers; nil where none are fetched.
    /// - Throws: Helm's list of everything that is wrong.
    static func check(
        _ chart: Chart, _ values: Map, _ schemas: (any RemoteSchemas)?, log: Log
    ) throws(HelmError) {
        let check = SchemaCheck(schemas, log: log)
        let complaints = check.complaints(about: values, of: chart)
        SchemaWarnings.add(of: check.validator, to: log)
        guard !complaints.isEmpty else { return }
        let heading: GoString = "values don't meet the specifications of the schema(s) in the following chart(s):\n"
        throw HelmError(heading + complaints)
    }

    private init(_ schemas: (any RemoteSchemas)?, log: Log) {
        validator = SchemaValidator(remote: schemas)
        self.log = log
    }

    private func complaints(about values: Map, of chart: Chart) -> GoString {
        var complaints = GoString()
        if let schema = chart.schema, let failure = failure(of: values, of: chart, against: schema) {
            complaints.append(chart.name + ":\n" + failure)
        }
        log.debug(
            "number of dependencies in the chart",
            [("chart", chart.name), ("dependencies", GoString("\(chart.dependencies.count)"))])
        for subchart in chart.dependencies {
            // Values that are merged have a table for each subchart.
            guard let table = values[subchart.name]?.table else { continue }
            complaints.append(self.complaints(about: table, of: subchart))
        }
        return complaints
    }

    private func failure(of values: Map, of chart: Chart, against schema: [UInt8]) -> GoString? {
        log.debug("chart name", [("chart-name", chart.name)])
        return validator.failure(of: values, against: schema) {
            log.debug("unmarshalled JSON schema", [("schema", GoString(schema))])
        }
    }
}
