import Charts
import Failures
import GoTemplate
import Manifests
import Rendering

/// Which values the templates of a chart and of all charts below it read, whether a branch is taken or not.
package final class ChartReads {
    /// The chart with all its subcharts, whatever conditions say.
    package let chart: Chart
    /// The values when everything is switched on.
    package let values: Map
    /// Whether every template could be followed; otherwise nothing can be said of what is not read.
    package let isComplete: Bool
    /// The templates that do not parse, of which nothing is known.
    package let unparsed: [ParseError]
    /// The definitions of templates by name, in the order in which later ones replace earlier ones.
    package let definitions: [GoString: [Tree]]
    package let facts: TemplateFacts
    /// All parsed templates: files and definitions, in the order in which Helm parses them.
    package let trees: [Tree]
    private let table: ReadTable
    /// The parts of the values that templates add to, and subcharts that are not there.
    private let open: [ReadPath]

    /// Walks the templates.
    ///
    /// - Parameters:
    ///   - chart: a chart as it was loaded; a copy is looked at.
    ///   - userValues: values that count more than the chart's own.
    ///   - functions: what the templates may call.
    /// - Throws: `HelmError` where values and charts do not fit together.
    package init(of chart: Chart, userValues: Map, functions: FunctionTable, log: Log) throws(HelmError) {
        let chart = chart.unshared()
        let missing = chart.missingDependencyNames
        try Dependencies.processAll(chart, log: log)
        values = try ValuesCoalescer(log: log).coalesce(chart, userValues.unshared())
        self.chart = chart
        let scopes = ChartScope.all(of: chart)
        let library = TemplateLibrary(functions: functions)
        let files = TemplateFiles(scopes, library)
        let texts = TextTemplates(values: values, scopes: scopes, library: library)
        let walker = TemplateWalker(
            scopes: scopes, templates: files.templates, names: files.definedNames, texts: texts)
        Self.walk(files, walker)
        ChartFileReads(scopes: scopes).add(to: walker.table)
        (isComplete, unparsed) = (walker.isComplete && files.failures.isEmpty, files.failures)
        (definitions, trees) = (files.definitions, files.trees)
        (facts, table) = (walker.facts, walker.table)
        open = Array(walker.overlays.keys) + missing.map { ReadPath([.key($0)]) }
    }

    /// What a template puts into the dot or the values may be read by one that was walked before it.
    private static func walk(_ files: TemplateFiles, _ walker: TemplateWalker) {
        for turn in 0..<3 {
            let changes = walker.changes
            if turn > 0 { walker.restart() }
            for file in files.roots { walker.walk(file.tree, dot: SymbolicValue([.scope(file.scope)])) }
            if walker.changes == changes { break }
        }
    }

    /// All reads, in the order of the templates.
    package var all: [ValueRead] { table.all }

    /// The places that read a value, or something around it.
    package func reads(of path: ValuePath) -> [ValueRead] { table.reads(ofLeaf: normal(ReadPath(path))) }

    /// Whether any template reads a value; true where nobody can tell.
    package func isRead(_ path: ValuePath) -> Bool {
        guard isComplete else { return true }
        let path = normal(ReadPath(path))
        return open.contains { $0.leads(to: path) } || !table.reads(ofLeaf: path).isEmpty
    }

    /// Whether a template adds an entry there by itself.
    package func isAdded(_ path: ReadPath) -> Bool { open.contains { $0.leads(to: path) } }

    /// The keys beside a value that are read.
    package func readKeys(beside path: ValuePath) -> [GoString] { table.keys(below: normal(ReadPath(path)).parent) }

    /// The keys that are read below a value, or anything below which is.
    package func readKeys(below path: ValuePath) -> [GoString] { table.keys(below: normal(ReadPath(path))) }

    /// The reads of a value itself, without those of what is around or below it.
    package func own(_ path: ValuePath) -> [ValueRead] { table.reads(at: normal(ReadPath(path))) }

    /// Whether a map may have entries that no template names: one is added, or all are looked at.
    package func isOpen(_ path: ValuePath) -> Bool {
        let path = normal(ReadPath(path))
        return open.contains { $0.leads(to: path) || path.leads(to: $0) } || table.isReadByEntries(path)
    }

    /// Whether a template asks of which kind a value is, or an item of it.
    package func asksForKind(below path: ValuePath) -> Bool {
        let path = normal(ReadPath(path))
        return (table.reads(at: path) + table.reads(at: path.appending(.any))).contains { $0.extent == .kind }
    }

    /// The path that all charts know a value by: globals of subcharts are those of the root.
    package func normal(_ path: ReadPath) -> ReadPath {
        var (owner, position) = (chart, 0)
        let steps = path.steps
        while position < steps.count {
            if steps[position] == .key("global") { return ReadPath(Array(steps[position...])) }
            let next = owner.dependencies.first { subchart in
                let names = subchart.valueNames.map { ReadPath.Step.key($0) }
                return steps[position...].starts(with: names)
            }
            guard let next else { return path }
            (owner, position) = (next, position + next.valueNames.count)
        }
        return path
    }
}

extension Chart {
    /// Subcharts that `Chart.yaml` asks for and `charts/` does not hold, by the names their values have.
    fileprivate var missingDependencyNames: [GoString] {
        let present = Set(dependencies.map(\.name))
        return requestedDependencies.filter { !present.contains($0.name) }
            .map { $0.alias.isEmpty ? $0.name : $0.alias }
    }
}
