import Charts
import GoTemplate

/// The values that `Chart.yaml` names: conditions, tags, and what is imported from subcharts.
struct ChartFileReads {
    let scopes: [ChartScope]

    func add(to table: ReadTable) {
        for scope in scopes {
            let source = Source(name: scope.chart.fullPath + "/Chart.yaml", bytes: [])
            let place = TemplatePlace(source: source, offset: 0)
            for dependency in scope.chart.requestedDependencies { add(dependency, scope, place, to: table) }
        }
    }

    private func add(_ dependency: Dependency, _ scope: ChartScope, _ place: TemplatePlace, to table: ReadTable) {
        func read(_ path: ReadPath, _ extent: ValueRead.Extent) {
            table.add(
                ValueRead(path: path, extent: extent, isGuarded: true, isTemplate: false, place: place))
        }
        for condition in dependency.condition.trimmingSpace.split(separator: ",") where !condition.isEmpty {
            read(Self.path(condition, below: scope.path), .truth)
        }
        for tag in dependency.tags { read(ReadPath([.key("tags"), .key(tag)]), .truth) }
        for item in dependency.importValues {
            guard case .resolved(let child, _) = item else { continue }
            read(Self.path(child, below: scope.path.appending(.key(dependency.name))), .whole)
        }
    }

    private static func path(_ dotted: GoString, below path: ReadPath) -> ReadPath {
        if dotted == "." { return path }
        return ReadPath(path.steps + dotted.split(separator: ".").map { .key($0) })
    }
}
