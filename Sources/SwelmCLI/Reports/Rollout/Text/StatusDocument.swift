import Codecs
import GoTemplate
import Rollouts

/// A rollout as one object: `status -o json`, whose schema is docs/rollout-status.schema.json.
struct StatusDocument {
    let report: RolloutReport
    /// Whether all events are in it.
    var showsEvents = false

    var value: Value {
        var object = JSONObject()
        object.add("rollout", .string(report.name))
        object.add("state", word: report.state)
        object.add("outcome", .string(report.outcome))
        if let stage = report.current { object.add("stage", current(stage)) }
        if let split = members.first(where: { $0.split != nil })?.split { object.add("split", split) }
        object.add("members", .list(members.map(\.value)))
        object.add("base", base)
        if let awaited = report.awaited { object.add("waitingFor", awaited.value(in: report.plan)) }
        object.add("checks", .list((report.current?.attempts.last?.metrics ?? []).map(\.value)))
        object.add("nextCheck", optional: report.nextCheck)
        if let author = report.head.author { object.add("author", author.value) }
        object.add("startedAt", optional: report.startedAt)
        object.add("updatedAt", optional: report.updatedAt)
        object.add("endedAt", optional: report.endedAt)
        object.add("stages", .list(report.stages.map { $0.value(in: report.plan) }))
        object.add("returns", .list(report.returns.map { $0.value(in: report.plan) }))
        if showsEvents { object.add("events", .list(report.events.map(\.value))) }
        object.add("exitCode", .int(Int(RolloutExit(report.state).rawValue)))
        return object.value
    }

    private func current(_ stage: StageReport) -> Value {
        var object = JSONObject()
        object.add("name", .string(stage.plan.name))
        object.add("index", .int(stage.number))
        object.add("of", .int(report.stages.count))
        object.add("attempt", .int(stage.attempts.last?.mark.attempt ?? 1))
        object.add("phase", word: stage.phase)
        if let revision = stage.attempts.last?.revisions.values.max() { object.add("revision", .int(revision)) }
        return object.value
    }

    private var base: Value {
        var object = JSONObject()
        if let revision = report.bases.values.max() { object.add("revision", .int(revision)) }
        let steps = report.wayBack?.steps ?? []
        object.add("path", .list(steps.map { .string(report.plan.name(of: $0)) }))
        return object.value
    }

    private var members: [MemberStatus] {
        report.plan.members.map { member in
            MemberStatus(
                release: member, revision: report.head.revisions[member] ?? report.bases[member],
                weights: report.weights.last { $0.member == member }?.sides ?? [],
                versions: report.plan.versionChange(of: member))
        }
    }
}

/// A release that takes part, as it is now.
private struct MemberStatus {
    let release: GoString
    let revision: Int?
    let weights: [WeightChange.SideWeight]
    let versions: VersionChange?

    var split: Value? {
        guard !weights.isEmpty else { return nil }
        var object = JSONObject()
        for side in weights { object.add(side.name, .int(side.weight)) }
        return object.value
    }

    var value: Value {
        var object = JSONObject()
        object.add("release", .string(release))
        if let revision { object.add("revision", .int(revision)) }
        if let split { object.add("split", split) }
        if let versions { object.add("versions", versions.value) }
        return object.value
    }
}

extension VersionChange {
    fileprivate var value: Value {
        var object = JSONObject()
        if let before { object.add("before", .string(before)) }
        object.add("after", .string(after))
        return object.value
    }
}

extension JSONObject {
    mutating func add<Word: RawRepresentable<String>>(_ name: GoString, word: Word) {
        add(name, .string(GoString(word.rawValue)))
    }

    /// Adds a time, if there is one.
    mutating func add(_ name: GoString, optional time: Instant?) {
        if let time { add(name, .string(time.text)) }
    }

    /// Adds a number, if there is one that JSON can hold.
    mutating func add(_ name: GoString, optional number: Double?) {
        if let number, number.isFinite { add(name, .float(number)) }
    }
}
