import Failures
import GoTemplate

/// Decides which subcharts take part, and under which names.
///
/// Mirrors pkg/chart/v2/util dependencies.go processDependencyEnabled.
struct DependencySelection {
    let log: Log
    /// Whether a copy made for an alias gets copies of its own children.
    ///
    /// Helm 3.17, which some charts are rendered as, shares them.
    let copiesGrandchildren: Bool
    /// Whether subcharts stay that conditions or tags switch off.
    var keepsAll = false

    func select(in chart: Chart, _ values: Map, path: GoString = GoString()) throws(HelmError) {
        guard let requested = chart.metadata.dependencies?.compactMap({ $0 }) else { return }
        let undeclared = undeclared(in: chart, requested)
        chart.setDependencies(undeclared + declared(in: chart, requested))
        for dependency in requested { dependency.isEnabled = true }
        let coalesced = try ValuesCoalescer(log: log).coalesce(chart, values)
        applyTags(requested, coalesced)
        applyConditions(requested, coalesced, path)

        let disabled = keepsAll ? [] : Set(requested.filter { !$0.isEnabled }.map(\.name))
        let kept = chart.dependencies.filter { !disabled.contains($0.name) }
        let keptRequests = requested.filter { !disabled.contains($0.name) }
        for subchart in kept { try select(in: subchart, coalesced, path: path + subchart.name + ".") }
        chart.metadata.dependencies = keptRequests.isEmpty ? nil : keptRequests.map(Optional.some)
        chart.setDependencies(kept)
    }

    /// The subcharts that `Chart.yaml` does not mention, which are always part of the chart.
    private func undeclared(in chart: Chart, _ requested: [Dependency]) -> [Chart] {
        let byName = Dictionary(grouping: requested, by: \.name)
        return chart.dependencies.filter { subchart in
            byName[subchart.name]?.contains { isCompatible($0, subchart) } != true
        }
    }

    /// A copy of a subchart for each dependency of `Chart.yaml` that has one, under its alias.
    private func declared(in chart: Chart, _ requested: [Dependency]) -> [Chart] {
        let byName = Dictionary(grouping: chart.dependencies, by: \.name)
        return requested.compactMap { dependency in
            let match = byName[dependency.name]?.first { isCompatible(dependency, $0) }
            let copy = match.map { self.copy($0, for: dependency) }
            if !dependency.alias.isEmpty { dependency.name = dependency.alias }
            return copy
        }
    }

    private func isCompatible(_ dependency: Dependency, _ chart: Chart) -> Bool {
        Dependencies.isCompatible(dependency.version, chart.metadata.version)
    }

    /// Mirrors getAliasDependency.
    private func copy(_ chart: Chart, for dependency: Dependency) -> Chart {
        let copy = Chart(copying: chart)
        copy.metadata = Metadata(copying: chart.metadata, sharingDependencies: !copiesGrandchildren)
        if copiesGrandchildren { copy.setDependencies(chart.dependencies.map(Chart.init(copying:))) }
        if !dependency.alias.isEmpty { copy.metadata.name = dependency.alias }
        return copy
    }

    /// A tag switches on as soon as one is true, and off if all that are set are false.
    private func applyTags(_ requested: [Dependency], _ values: Map) {
        guard let tags = values["tags"]?.table else { return }
        for dependency in requested {
            let flags = dependency.tags.compactMap { tag in flag(tags[tag], tag, of: dependency) }
            dependency.isEnabled = flags.isEmpty || flags.contains(true)
        }
    }

    private func flag(_ value: Value?, _ tag: GoString, of dependency: Dependency) -> Bool? {
        guard let value else { return nil }
        if case .bool(let flag) = value { return flag }
        log.warn("returned non-bool value", [("tag", tag), ("chart", dependency.name)])
        return nil
    }

    /// The first path of a condition that leads to a boolean decides.
    private func applyConditions(_ requested: [Dependency], _ values: Map, _ path: GoString) {
        for dependency in requested {
            for condition in dependency.condition.trimmingSpace.split(at: UInt8(ascii: ",")) where !condition.isEmpty {
                guard let value = try? ChartValues.pathValue(path + condition, in: values) else { continue }
                if case .bool(let flag) = value {
                    dependency.isEnabled = flag
                    break
                }
                log.warn("returned non-bool value", [("path", condition), ("chart", dependency.name)])
            }
        }
    }
}
