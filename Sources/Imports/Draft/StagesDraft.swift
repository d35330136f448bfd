import GoLibrary
import GoTemplate

/// A stages file that is being made of another tool's resources.
final class StagesDraft {
    var chart: GoString?
    var release: GoString?
    var namespace: GoString?
    /// What stands at the top besides what follows.
    var top = DraftMap()
    var parameters = DraftMap()
    var providers = DraftMap()
    var metrics = DraftMap()
    var analysis = DraftMap()
    var defaults = DraftMap()
    var guards = DraftMap()
    var back = DraftMap()
    var notify: [DraftNode] = []
    /// The templates that metrics come from, by their names.
    var metricOwners: [GoString: GoString] = [:]
    var finally: [DraftNode] = []
    var stages: [DraftStage] = []
    /// The workloads of both sides; empty where nobody knows them.
    var workloads: (stable: GoString, canary: GoString) = ("", "")
    /// Whether shares of traffic are given, and so stand in the values.
    var hasTraffic = true

    /// How far apart checks are, as far as that is known by now.
    var interval: GoDuration? {
        guard case .scalar(let text)? = analysis["interval"] else { return nil }
        return try? GoDuration(parsing: text)
    }

    /// The file, with all that is not in it as comments.
    func text(_ tool: ImportTool, _ ledger: [LedgerEntry]) -> GoString {
        var writer = DraftWriter()
        writer.comment(GoString("Taken over from \(tool.title). What begins with TODO is for you to say; until then"))
        writer.comment("'swelm rollout plan' refuses the file, and says where.")
        writer.write(file)
        let dropped = ledger.filter { !$0.isMapped }
        if !dropped.isEmpty { writer.comment("Not taken over:") }
        for entry in dropped { writer.comment("  " + entry.place + ": " + entry.field + ": " + entry.fate.text) }
        return writer.text
    }

    private var file: DraftMap {
        var file = DraftMap([("schema", .number(1))])
        file["chart"] =
            chart.map(DraftNode.text) ?? .todo("the folder or archive of the chart, from the folder of this file")
        file["release"] = .text(release ?? "TODO: the name of the release")
        if let namespace { file["namespace"] = .text(namespace) }
        file["cumulative"] = .flag(true)
        file["base"] = .text("values")
        for entry in top.entries { file[entry.key] = entry.node }
        file["parameters"] = .map(allParameters)
        file["sides"] = .map(sides)
        let maps: [(GoString, DraftMap)] = [
            ("providers", providers), ("metrics", metrics), ("analysis", analysis), ("defaults", defaults),
            ("guards", guards), ("return", back),
        ]
        for (key, map) in maps { file[key] = .map(map) }
        file["notify"] = .list(notify)
        file["finally"] = .list(finally)
        file["stages"] = .list(stages.map { .map($0.map) })
        return file
    }

    private var allParameters: DraftMap {
        var all = DraftMap([("to", .map(DraftMap([("required", .flag(true))])))])
        for entry in parameters.entries { all[entry.key] = entry.node }
        return all
    }

    private var sides: DraftMap {
        DraftMap([
            ("stable", .map(side("stable", workloads.stable))), ("canary", .map(side("canary", workloads.canary))),
        ])
    }

    /// Where the facts of a side stand is known by the chart alone.
    private func side(_ name: GoString, _ workload: GoString) -> DraftMap {
        var side = DraftMap()
        if hasTraffic { side["weight"] = .todo("the path of the value with the " + name + " side's share") }
        side["replicas"] = .todo("the path of the value with the number of the " + name + " side's pods")
        side["version"] = .todo("the path of the value with the " + name + " side's version")
        if !workload.isEmpty { side["workload"] = .text(workload) }
        return side
    }
}
