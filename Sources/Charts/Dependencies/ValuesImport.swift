import Failures
import GoTemplate

/// Imports values from children into their parents, as `import-values` asks.
///
/// Mirrors pkg/chart/v2/util dependencies.go processDependencyImportValues.
struct ValuesImport {
    let log: Log

    private var coalescer: ValuesCoalescer { ValuesCoalescer(log: log) }

    init(log: Log) { self.log = log }

    /// Imports from the leaves up, and makes each chart's defaults those of its subcharts too.
    func importValues(below chart: Chart) throws(HelmError) {
        for subchart in chart.dependencies { try importValues(below: subchart) }
        try importValues(into: chart)
    }

    private func importValues(into chart: Chart) throws(HelmError) {
        guard let dependencies = chart.metadata.dependencies else { return }
        let defaults = try coalescer.coalesce(chart, Map(), nulls: .keep)
        let imported = Map()
        for case let dependency? in dependencies {
            dependency.importValues = dependency.importValues.compactMap { item in
                guard let (child, parent) = item.resolved else { return nil }
                importTable(item, child, parent, of: dependency, from: defaults, into: imported)
                return .resolved(child: child, parent: parent)
            }
        }
        if imported.isEmpty {
            chart.values = defaults
            return
        }
        // What the parent says itself wins.
        let result = defaults.unshared()
        coalescer.mergeTables(into: result, from: imported, nulls: .keep)
        chart.values = result
    }

    private func importTable(
        _ item: ImportedValues, _ child: GoString, _ parent: GoString, of dependency: Dependency,
        from defaults: Map, into imported: Map
    ) {
        do {
            let table = try ChartValues.table(dependency.name + "." + child, in: defaults)
            coalescer.mergeTables(into: imported, from: Self.nest(table, at: parent), nulls: .keep)
        } catch {
            warn(of: item, dependency, error)
        }
    }

    private func warn(of item: ImportedValues, _ dependency: Dependency, _ error: HelmError) {
        if case .export = item {
            log.warn("ImportValues missing table", [("error", error.message)])
        } else {
            log.warn("ImportValues missing table from chart", [("chart", dependency.name), ("error", error.message)])
        }
    }

    /// Puts a table below names joined with dots; `.` is the top.
    private static func nest(_ table: Map, at path: GoString) -> Map {
        if path == "." { return table }
        return path.split(at: UInt8(ascii: ".")).reversed().reduce(table) { inner, name in Map([(name, .map(inner))]) }
    }
}

extension ImportedValues {
    /// Where the values come from and go to; nil where Helm drops the item.
    ///
    /// It also drops what it has resolved before, for a chart that shares its metadata with another.
    fileprivate var resolved: (child: GoString, parent: GoString)? {
        switch self {
        case .export(let name): ("exports." + name, ".")
        case .table(let map): (Self.path("child", in: map), Self.path("parent", in: map))
        case .resolved, .other: nil
        }
    }
}
