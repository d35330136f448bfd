import Charts
import GoTemplate

/// Tells where the value at a path was last set, in the precedence of Helm: flags, files, then the `values.yaml` of the
/// parent charts before those of their subcharts.
///
/// Mirrors the order in which pkg/chart/common/util coalesce.go and pkg/chart/v2/util dependencies.go put values together.
package final class ValueProvenance {
    /// How many imports and globals are followed on one way.
    private static let maximumDepth = 32

    private let chart: Chart
    private let userValues: UserValues?
    private var layers: [ObjectIdentifier: any ValuesLayer] = [:]

    /// - Parameters:
    ///   - chart: the root chart with its dependencies processed.
    ///   - defaults: what counts in place of the root chart's own values.
    package init(chart: Chart, userValues: UserValues?, defaults: RecordedDefaults? = nil) {
        self.chart = chart
        self.userValues = userValues
        if let defaults { layers[ObjectIdentifier(chart)] = defaults.layer }
    }

    /// The place that decided a path's value; nil where nothing sets it.
    ///
    /// - Parameter path: below the root chart's values, as the render sees them.
    package func place(of path: ValuePath) -> ValuePlace? { places(of: path).first }

    /// All places that set a path: the one that counts, then those that it overrides.
    package func places(of path: ValuePath) -> [ValuePlace] {
        let parental = pathOfParentGlobal(path).map { places(of: $0) } ?? []
        let own = (userValues.map { Array($0.places(of: path)) } ?? []) + defaultPlaces(of: path, in: chart, depth: 0)
        return parental + own.filter { !parental.contains($0) }
    }

    /// A global of a subchart, as its parent has it, where the parent's wins: `db.global.x` as `global.x`.
    private func pathOfParentGlobal(_ path: ValuePath) -> ValuePath? {
        var owner = chart
        for (index, component) in path.components.enumerated() {
            guard case .key(let key) = component else { return nil }
            if key == "global" {
                guard index > 0 else { return nil }
                return ValuePath(Array(path.components[..<(index - 1)] + path.components[index...]))
            }
            guard let next = owner.dependencies.first(where: { $0.name == key }) else { return nil }
            owner = next
        }
        return nil
    }

    /// The places in the defaults of a chart, then of the subchart the path leads into, then of what it imports.
    private func defaultPlaces(of path: ValuePath, in chart: Chart, depth: Int) -> [ValuePlace] {
        guard depth < Self.maximumDepth else { return [] }
        let own = layer(of: chart).find(path).place.map { [$0] } ?? []
        let below = placesInSubchart(of: path, of: chart, depth: depth)
        let imported = importedPlaces(of: path, into: chart, depth: depth)
        // Recorded values of a chart hold those of its subcharts, too.
        return chart.valuesText != nil ? own + below + imported : below + own + imported
    }

    private func placesInSubchart(of path: ValuePath, of chart: Chart, depth: Int) -> [ValuePlace] {
        guard case .key(let name)? = path.components.first else { return [] }
        guard let subchart = chart.dependencies.first(where: { $0.name == name }) else { return [] }
        return defaultPlaces(of: ValuePath(Array(path.components.dropFirst())), in: subchart, depth: depth + 1)
    }

    private func importedPlaces(of path: ValuePath, into chart: Chart, depth: Int) -> [ValuePlace] {
        var places: [ValuePlace] = []
        for case let dependency? in chart.metadata.dependencies ?? [] {
            for (child, parent) in dependency.importValues.compactMap(\.ways) where parent.contains(path) {
                let rest = path.components.dropFirst(parent.components.count)
                let source = ValuePath([.key(dependency.name)] + child.components + rest)
                places += defaultPlaces(of: source, in: chart, depth: depth + 1)
            }
        }
        return places
    }

    private func layer(of chart: Chart) -> any ValuesLayer {
        if let layer = layers[ObjectIdentifier(chart)] { return layer }
        let source = ValuePlace.Source.chart(chart.fullPath + "/values.yaml")
        let layer: any ValuesLayer =
            chart.valuesText.map { FileLayer($0, source: source) }
            ?? ExpressionLayer(place: ValuePlace(source: source), values: chart.values ?? Map())
        layers[ObjectIdentifier(chart)] = layer
        return layer
    }
}

extension ImportedValues {
    /// Where the values come from, below the child, and where they go.
    fileprivate var ways: (child: ValuePath, parent: ValuePath)? {
        switch self {
        case .export(let name): (ValuePath([.key("exports"), .key(name)]), ValuePath())
        case .resolved(let child, let parent): (Self.path(child), Self.path(parent))
        // Processing dependencies resolves what it uses.
        case .table, .other: nil
        }
    }

    private static func path(_ dotted: GoString) -> ValuePath {
        dotted == "." ? ValuePath() : ValuePath(dotted.split(separator: ".").map { .key($0) })
    }
}
