import Charts
import Failures
import GoTemplate
import Manifests
import Rendering

/// Renders charts to be looked at: nothing that is required is missed, and no template fails on purpose.
enum LintRender {
    /// - Parameter trace: notes which line wrote what.
    /// - Throws: `RenderFailure` for a template that does not parse or run.
    static func files(
        of chart: Chart, top: Map, trace: ExecutionTrace? = nil, log: Log
    ) throws -> [RenderedFile] {
        let lintFunctions = LintFunctions()
        defer { log.append(lintFunctions.records) }
        var functions = HelmFunctions.table()
        functions.add(lintFunctions.functions)
        let library = TemplateLibrary(functions: functions, isShared: false)
        return try ChartRenderer(library: library, trace: trace).render(chart, top: top)
    }
}
