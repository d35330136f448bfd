import GoTemplate
import Repositories

/// The dependencies of a chart as a table, with warnings below.
struct DependencyReport {
    let list: DependencyList
    /// The width of the widest column; 0 for any.
    let columnWidth: Int

    var text: GoString {
        let warnings = list.warnings.map { $0 + "\n" }.joined(by: "")
        guard let rows = list.rows else { return warnings }
        var table = TextTable(widestColumn: columnWidth)
        table.addRow(["NAME", "VERSION", "REPOSITORY", "STATUS"])
        for row in rows {
            let dependency = row.dependency
            table.addRow([
                dependency.name, dependency.version, dependency.repository, GoString(row.status.rawValue),
            ])
        }
        return table.text + "\n" + warnings
    }
}
