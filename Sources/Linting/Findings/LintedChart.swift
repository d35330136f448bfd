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
    /// The folder it lies in.
    let folder: GoString
    let options: LintOptions
    let reads: ChartReads
    /// The values that its templates see, as far as values and charts fit together.
    let effective: Map?
    /// What its templates give; nil where one fails, of which Helm's rules tell.
    let output: RenderedOutput?
    let valuesFile: ValuesFilePlaces

    /// - Throws: `HelmError` where the chart cannot be loaded.
    init(_ subject: LintSubject) throws(HelmError) {
        // What there is to log was logged for Helm's rules.
        let log = Log()
        chart = try ChartLoader.load(subject.folder, log: log)
        folder = subject.folder
        options = subject.options
        reads = try ChartReads(
            of: chart, userValues: options.values, functions: HelmFunctions.table(), log: log)
        let processed = chart.unshared()
        let given = options.values.unshared()
        do throws(HelmError) {
            try Dependencies.process(processed, userValues: given, log: log)
            effective = try ValuesReuse.coalesced(processed, given, log: log)
        } catch {
            effective = nil
        }
        output = effective == nil ? nil : try? RenderedOutput(of: processed, options)
        valuesFile = ValuesFilePlaces(of: chart)
    }

    /// The text of `Chart.yaml`.
    var chartFile: [UInt8]? { try? FileSystem().read(GoPath.join(folder, "Chart.yaml")) }

    /// Whether a file lies in the chart's folder, whether the chart holds it or not.
    func exists(_ file: GoString) -> Bool { (try? FileSystem().exists(GoPath.join(folder, file))) ?? false }

    /// The place of a file of the chart, such as `Chart.yaml`.
    func place(of file: GoString, line: Int? = nil) -> LintPlace { LintPlace(chart.name + "/" + file, line: line) }
}

extension TemplatePlace {
    var lintPlace: LintPlace {
        let position = position
        return LintPlace(file, line: position.line, column: position.column + 1)
    }
}
