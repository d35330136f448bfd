import Charts
import GoTemplate

/// One template file with the world it sees.
struct RenderUnit {
    /// The path in messages and `# Source:` lines, such as `app/charts/db/templates/service.yaml`.
    let path: GoString
    let text: [UInt8]
    /// The map the template's dot is; all templates of one chart share it.
    let scope: Map
    /// The path of the chart's `templates` folder, `.Template.BasePath`.
    let basePath: GoString
}

/// Prepares what each template of a chart tree sees, in the order Helm runs them.
///
/// Mirrors pkg/engine engine.go allTemplates, recAllTpls and sortTemplates.
enum RenderScope {
    /// The units, deepest paths first and in reverse byte order: a later chart or file sees what an earlier one
    /// `set`, so the order is part of the result.
    static func units(of chart: Chart, top: Map) -> [RenderUnit] {
        var units: [GoString: RenderUnit] = [:]
        _ = collect(chart, values: top, into: &units)
        let ranked = units.values.map { unit in (depth: unit.path.bytes.count { $0 == UInt8(ascii: "/") }, unit: unit) }
        return ranked.sorted { left, right in
            left.depth == right.depth ? left.unit.path > right.unit.path : left.depth > right.depth
        }.map(\.unit)
    }

    private static func collect(_ chart: Chart, values: Map, into units: inout [GoString: RenderUnit]) -> Map {
        let subcharts = Map()
        let scope = Map([
            ("Chart", .map(chart.templateValue)), ("Files", chart.filesValue),
            ("Release", values["Release"] ?? .null), ("Capabilities", values["Capabilities"] ?? .null),
            ("Values", ownValues(of: chart, in: values)), ("Subcharts", .map(subcharts)),
        ])
        for dependency in chart.dependencies {
            subcharts[dependency.name] = .map(collect(dependency, values: scope, into: &units))
        }
        let path = chart.fullPath
        let basePath = path + "/templates"
        let dot = Map(converting: scope, to: .commonValues)
        for file in chart.templates where !chart.isLibrary || ManifestPath.isPartial(file.name) {
            let unit = RenderUnit(path: path + "/" + file.name, text: file.data, scope: dot, basePath: basePath)
            units[unit.path] = unit
        }
        return scope
    }

    /// The root has the values as they are; a subchart the table of its name, or an empty one.
    private static func ownValues(of chart: Chart, in values: Map) -> Value {
        if chart.isRoot { return values["Values"] ?? .null }
        var table = values["Values"]
        for name in chart.name.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            guard case .map(let map)? = table else { return .map(Map(type: .commonValues)) }
            table = map[GoString(name)]
        }
        guard case .map(let map)? = table else { return .map(Map(type: .commonValues)) }
        return .map(Map(converting: map, to: .commonValues))
    }
}

/// What a file's name says about its role.
enum ManifestPath {
    /// Whether the file's name begins with an underscore: it is only included from others.
    static func isPartial(_ path: GoString) -> Bool {
        let name = path.bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        return name < path.count && path.bytes[name] == UInt8(ascii: "_")
    }
}
