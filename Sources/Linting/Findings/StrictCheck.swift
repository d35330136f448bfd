import Charts
import Failures
import GoTemplate
import Rendering

/// What `template --strict` asks of values: that something reads each that is given, and that each is set that
/// templates read without providing for its absence.
package struct StrictCheck {
    private let unused: [LintFinding]
    private let undefined: [(path: ValuePath, finding: LintFinding)]

    /// - Parameters:
    ///   - chart: a chart as it was loaded.
    ///   - placeOfValue: where a value was given.
    /// - Throws: `HelmError` where values and charts do not fit together.
    package init(
        _ chart: Chart, values: Map, functions: FunctionTable, placeOfValue: @escaping (ValuePath) -> ValuePlace?
    ) throws(HelmError) {
        var options = LintOptions()
        options.values = values
        options.placeOfValue = placeOfValue
        let chart = try LintedChart(unrendered: chart, options, functions: functions)
        unused = FindingRule.named("unused-value")?.findings(in: chart) ?? []
        undefined = ValueRules.undefinedValues(chart)
    }

    /// What is wrong; nil where nothing is.
    ///
    /// - Parameter trace: which values the render read, so that branches that were not taken do not count; nil where
    ///   nobody knows.
    package func failure(_ trace: RenderTrace?) -> HelmError? {
        let missing = undefined.filter { trace?.hasRead($0.path) ?? true }.map(\.finding)
        let found = unused + missing
        guard !found.isEmpty else { return nil }
        let lines = found.map { "\n  " + $0.place.text + ": " + $0.message + "; " + $0.fix }
        let count: GoString = found.count == 1 ? "1 value is" : GoString("\(found.count) values are")
        return HelmError(count + " not as --strict asks:" + lines.joined(by: ""))
    }
}
