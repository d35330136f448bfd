import Codecs
import GoTemplate
import Releases
import Rollouts

/// What `rollout list` prints.
struct RolloutList {
    private let summaries: [RolloutSummary]
    private let color: OutputColor

    init(_ summaries: [RolloutSummary], _ color: OutputColor) { (self.summaries, self.color) = (summaries, color) }

    var table: GoString {
        var table = TextTable()
        table.addRow(["ROLLOUT", "STATE", "STAGE", "RELEASES", "STARTED", "UPDATED"].map { color.header($0) })
        for summary in summaries { table.addRow(row(summary)) }
        return table.text
    }

    private func row(_ summary: RolloutSummary) -> [GoString] {
        [
            summary.key.text, summary.state,
            GoString("\(summary.stageIndex + 1) of \(summary.stageCount)")
                + (summary.stage.isEmpty ? "" : ", " + summary.stage),
            summary.releases.map { $0.namespace + "/" + $0.name }.joined(by: ", "), time(summary.createdAt),
            time(summary.updatedAt),
        ]
    }

    private func time(_ milliseconds: Int64) -> GoString {
        Instant(milliseconds: milliseconds).time(in: .utc).formatted("2006-01-02 15:04:05")
    }

    var value: Value { .list(summaries.map(value)) }

    private func value(_ summary: RolloutSummary) -> Value {
        var object = JSONObject()
        object.add("rollout", .string(summary.key.text))
        object.add("state", .string(summary.state))
        object.add("active", .bool(summary.isActive))
        object.add("stage", .string(summary.stage))
        object.add("index", .int(summary.stageIndex + 1))
        object.add("of", .int(summary.stageCount))
        object.add("attempt", .int(summary.attempt))
        object.add("events", .int(summary.eventCount))
        object.add("digest", .string(summary.planDigest))
        object.add("releases", .list(summary.releases.map { .string($0.namespace + "/" + $0.name) }))
        object.add("startedAt", optional: Instant(milliseconds: summary.createdAt))
        object.add("updatedAt", optional: Instant(milliseconds: summary.updatedAt))
        return object.value
    }
}
