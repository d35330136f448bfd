import Charts
import Failures
import GoTemplate

/// `Chart.yaml` and `charts/` must name the same charts.
///
/// Mirrors pkg/chart/v2/lint/rules dependencies.go.
struct DependenciesRule: LintRule {
    func check(_ subject: LintSubject, _ messages: inout LintMessages) {
        let chart: Chart
        do { chart = try subject.load() } catch {
            return messages.add(.error, "", "unable to load chart\n\t" + error.message)
        }
        let declared = chart.requestedDependencies
        let names = declared.map(\.name)
        let present = chart.dependencies.map(\.name)
        let place = subject.folder
        messages.add(
            .error, place,
            unlessNil: list(present.filter { !names.contains($0) }, "chart metadata is missing these dependencies: "))
        messages.add(
            .error, place, unlessNil: list(repeated(declared), "multiple dependencies with name or alias: "))
        messages.add(
            .warning, place,
            unlessNil: list(names.filter { !present.contains($0) }, "chart directory is missing these dependencies: "))
    }

    private func repeated(_ dependencies: [Dependency]) -> [GoString] {
        var seen: Set<GoString> = []
        return dependencies.map { $0.alias.isEmpty ? $0.name : $0.alias }.filter { !seen.insert($0).inserted }
    }

    private func list(_ names: [GoString], _ heading: GoString) -> GoString? {
        names.isEmpty ? nil : heading + names.joined(by: ",")
    }
}
