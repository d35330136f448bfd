import Charts
import Codecs
import Failures
import GoTemplate
import Rendering
import ValueReads

/// The values that a chart's templates see, and what is known of each.
package struct EffectiveValues {
    /// All values, nulls and disabled subcharts gone, as `.Values` of the root chart has them.
    package let values: Map
    private let provenance: ValueProvenance
    private let reads: ChartReads

    /// - Parameters:
    ///   - chart: a chart as it was loaded; it is changed as a render changes it.
    ///   - functions: what its templates may call.
    /// - Throws: `HelmError` as a render does before templates run.
    package init(of chart: Chart, userValues: UserValues, functions: FunctionTable, log: Log) throws(HelmError) {
        reads = try ChartReads(of: chart, userValues: try userValues.copy(), functions: functions, log: Log())
        try Dependencies.process(chart, userValues: try userValues.copy(), log: log)
        values = try ValuesCoalescer(log: log).coalesce(chart, try userValues.copy())
        provenance = ValueProvenance(chart: chart, userValues: userValues)
    }

    /// What is known of each value at or below a path, in the order of the values.
    ///
    /// - Throws: `HelmError` where there is no such value.
    package func explanations(below path: ValuePath) throws(HelmError) -> [ValueExplanation] {
        try value(at: path).leaves(at: path).map { leaf in
            let setting = provenance.places(of: leaf.path)
            return ValueExplanation(
                path: leaf.path, value: leaf.value, place: setting.first, overridden: Array(setting.dropFirst()),
                reads: places(reading: leaf.path))
        }
    }

    /// What stands at a path.
    ///
    /// - Throws: `HelmError` where nothing does.
    package func value(at path: ValuePath) throws(HelmError) -> Value {
        guard let value = values.value(at: path) else { throw unknown(path) }
        return value
    }

    private func places(reading path: ValuePath) -> [TemplatePlace] {
        var seen: Set<GoString> = []
        let places = reads.reads(of: path).map(\.place).filter { seen.insert($0.text).inserted }
        return places.sorted { ($0.file, $0.position.line) < ($1.file, $1.position.line) }
    }

    private func unknown(_ path: ValuePath) -> HelmError {
        let text = GoString(path.description)
        let readers = places(reading: path)
        guard readers.isEmpty else {
            return HelmError("nothing sets " + text + ", which " + readers[0].text + " reads")
        }
        let near = ValueNames(values).nearest(to: path).map { "; did you mean " + GoString($0.description) + "?" }
        return HelmError("nothing sets " + text + (near ?? ""))
    }
}
