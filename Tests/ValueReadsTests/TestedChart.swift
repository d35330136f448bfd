import Charts
import Failures
import GoTemplate
import Rendering
import ValueReads

/// The reads of a chart of some files; `Chart.yaml` need not be among them.
func reads(_ files: [String: String], userValues: Map = Map()) throws -> ChartReads {
    let manifest = "apiVersion: v2\nname: app\nversion: 1.0.0\n"
    let all = files.merging(["Chart.yaml": manifest]) { own, _ in own }.sorted { $0.key < $1.key }
    let parts = all.map { ChartFile(name: GoString($0.key), data: Array($0.value.utf8)) }
    let chart = try ChartFiles(format: .version2, files: parts).chart(log: Log())
    return try ChartReads(of: chart, userValues: userValues, functions: HelmFunctions.table(), log: Log())
}

/// The reads of one template, each as `PATH EXTENT`, with `?` where it is guarded.
func reads(of template: String) throws -> Set<String> {
    let found = try reads(["templates/a.yaml": template]).all.filter { $0.extent != .passage }
    return Set(found.map { "\($0.path.text)\($0.isGuarded ? "?" : "") \($0.extent)" })
}

func path(_ text: String) -> ValuePath { ValuePath(text.split(separator: ".").map { .key(GoString($0)) }) }
