import Charts
import GoTemplate
import Manifests

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
        var units: [RenderUnit] = []
        _ = collect(chart, values: top, into: &units)
        let order = TemplateOrder.sorted(units.map(\.path))
        // Of files of the same path, as two charts of one name have, Helm keeps the last.
        return order.indices.compactMap { position in
            let unit = units[order[position]]
            let isLast = position + 1 == order.count || units[order[position + 1]].path != unit.path
            return isLast ? unit : nil
        }
    }

    /// The keys of a scope, in order.
    private static let scopeKeys: [GoString] = ["Capabilities", "Chart", "Files", "Release", "Subcharts", "Values"]
    private static let release: GoString = "Release"
    private static let capabilities: GoString = "Capabilities"
    private static let values: GoString = "Values"
    private static let templates: GoString = "/templates"

    private static func collect(_ chart: Chart, values: Map, into units: inout [RenderUnit]) -> Map {
        let subcharts = Map(minimumCapacity: chart.dependencies.count)
        let scopeValues: [Value] = [
            values[Self.capabilities] ?? .null, .map(chart.templateValue), chart.filesValue,
            values[Self.release] ?? .null, .map(subcharts), ownValues(of: chart, in: values),
        ]
        let scope = Map(sortedKeys: scopeKeys, values: scopeValues)
        for dependency in chart.dependencies {
            subcharts[dependency.name] = .map(collect(dependency, values: scope, into: &units))
        }
        let path = chart.fullPath
        let basePath = path + Self.templates
        let dot = Map(converting: scope, to: .commonValues)
        let isLibrary = chart.isLibrary
        for file in chart.templates where !isLibrary || TemplatePath.isPartial(file.name) {
            let name = path.bytes + [UInt8(ascii: "/")] + file.name.bytes
            units.append(RenderUnit(path: GoString(name), text: file.data, scope: dot, basePath: basePath))
        }
        return scope
    }

    /// The root has the values as they are; a subchart the table of its name, or an empty one.
    private static func ownValues(of chart: Chart, in values: Map) -> Value {
        if chart.isRoot { return values[Self.values] ?? .null }
        var table = values[Self.values]
        for name in chart.name.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            guard case .map(let map)? = table else { return .map(Map(type: .commonValues)) }
            table = map[GoString(name)]
        }
        guard case .map(let map)? = table else { return .map(Map(type: .commonValues)) }
        return .map(Map(converting: map, to: .commonValues))
    }
}
