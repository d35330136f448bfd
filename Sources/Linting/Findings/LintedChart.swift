import Charts
import Codecs
import Failures
import Files
import GoTemplate
import Rendering
import ValueReads

/// A chart as rules look at it: what it reads, which values it gets, and what it renders.
struct LintedChart {
    /// The chart as it was loaded.
    let chart: Chart
    /// The folder it lies in; nil where nobody looks there.
    let folder: GoString?
    let options: LintOptions
    let reads: ChartReads
    /// The values that its templates see, as far as values and charts fit together.
    let effective: Map?
    /// What its templates give; nil where one fails, of which Helm's rules tell.
    let output: RenderedOutput?
    let valuesFile: ValuesFilePlaces

    /// What its templates give, where that is what Helm would install: nothing that is required is missing.
    var wholeOutput: RenderedOutput? { output?.isWhole == true ? output : nil }

    /// - Throws: `HelmError` where the chart cannot be loaded.
    init(_ subject: LintSubject) throws(HelmError) {
        // What there is to log was logged for Helm's rules.
        let log = Log()
        let chart = try ChartLoader.load(subject.folder, log: log)
        try self.init(
            chart, folder: subject.folder, subject.options, functions: HelmFunctions.table(), isRendered: true)
    }

    /// A chart of which only the values are looked at.
    ///
    /// - Throws: `HelmError` where values and charts do not fit together.
    init(unrendered chart: Chart, _ options: LintOptions, functions: FunctionTable) throws(HelmError) {
        try self.init(chart, folder: nil, options, functions: functions, isRendered: false)
    }

    private init(
        _ chart: Chart, folder: GoString?, _ options: LintOptions, functions: FunctionTable, isRendered: Bool
    ) throws(HelmError) {
        (self.chart, self.folder, self.options) = (chart, folder, options)
        reads = try ChartReads(of: chart, userValues: options.values, functions: functions, log: Log())
        let processed = chart.unshared()
        effective = Self.effective(processed, options.values.unshared())
        output = effective == nil || !isRendered ? nil : try? RenderedOutput(of: processed, options)
        valuesFile = ValuesFilePlaces(of: chart)
    }

    /// Processes a chart; nil where values and charts do not fit together, of which Helm's rules tell.
    private static func effective(_ chart: Chart, _ values: Map) -> Map? {
        let log = Log()
        guard (try? Dependencies.process(chart, userValues: values, log: log)) != nil else { return nil }
        return try? ValuesReuse.coalesced(chart, values, log: log)
    }

    /// The text of `Chart.yaml`.
    var chartFile: [UInt8]? { folder.flatMap { try? FileSystem().read(GoPath.join($0, "Chart.yaml")) } }

    /// Whether a file lies in the chart's folder, whether the chart holds it or not.
    func exists(_ file: GoString) -> Bool {
        folder.flatMap { try? FileSystem().exists(GoPath.join($0, file)) } ?? false
    }

    /// The place of a file of the chart, such as `Chart.yaml`.
    func place(of file: GoString, line: Int? = nil) -> LintPlace { LintPlace(chart.name + "/" + file, line: line) }
}

extension TemplatePlace {
    var lintPlace: LintPlace {
        let position = position
        return LintPlace(file, line: position.line, column: position.column + 1)
    }
}
