import Charts
import Codecs
import GoTemplate

/// What is wrong with what `Chart.yaml` says of other charts.
enum ChartRules {
    static let all: [FindingRule] = [
        FindingRule("condition-path", .warning, "A dependency's condition leads to no value", conditions)
    ]

    @Sendable
    private static func conditions(_ chart: LintedChart) -> [FindingRule.Hit] {
        let dependencies = chart.chart.requestedDependencies
        return dependencies.enumerated().compactMap { index, dependency in
            let paths = dependency.condition.trimmingSpace.split(separator: ",").filter { !$0.isEmpty }
            guard !paths.isEmpty, let problem = problem(with: paths, chart) else { return nil }
            return FindingRule.Hit(
                place: place(ofDependency: index, chart), message: problem,
                fix: "set it to true or false in values.yaml, or correct the path")
        }
    }

    /// The first path that leads to a value decides; where it is no boolean, Helm passes it over.
    private static func problem(with paths: [GoString], _ chart: LintedChart) -> GoString? {
        let found = paths.map { path in
            chart.reads.values.value(at: ValuePath(path.split(separator: ".").map { .key($0) }))
        }
        if found.contains(where: { if case .bool? = $0 { true } else { false } }) { return nil }
        let list = paths.joined(by: ",")
        if let index = found.firstIndex(where: { $0?.isNil == false }) {
            return "the condition " + paths[index] + " is neither true nor false, so it is ignored"
        }
        return "the condition " + list + " leads to no value, so the dependency is always there"
    }

    private static func place(ofDependency index: Int, _ chart: LintedChart) -> LintPlace {
        let path = ValuePath([.key("dependencies"), .index(index), .key("condition")])
        let places = chart.chartFile.flatMap { try? YAMLPlaces($0) }
        guard case .found(let found)? = places?.find(path) else { return chart.place(of: "Chart.yaml") }
        return LintPlace(chart.chart.name + "/Chart.yaml", line: found.line, column: found.column)
    }
}
