import GoTemplate

/// Checks values against the `values.schema.json` of a chart and its subcharts.
enum SchemaCheck {
    static func check(_ chart: Chart, _ values: Map) throws(HelmError) {}
}
