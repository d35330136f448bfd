import Diffing
import GoTemplate
import Review
import Rollouts

/// The stages of a plan as a table: where the traffic goes, how each is watched, and what follows a failure.
struct PlanTable {
    private let plan: StagedPlan
    static let heads: [GoString] = ["STAGE", "TRAFFIC", "WATCHED", "NEEDS", "ON FAILURE", "WAY BACK"]

    private var sequence: StageSequence { plan.sequence }

    init(_ plan: StagedPlan) { self.plan = plan }

    /// For a terminal, with a blank line behind it.
    var text: GoString {
        var table = TextTable()
        table.addRow(Self.heads)
        for row in rows { table.addRow(row) }
        return table.text + "\n"
    }

    /// For a comment of a review, with a blank line behind it.
    var markdown: GoString {
        let lines = [Self.heads, Self.heads.map { _ in "---" }] + rows.map { $0.map(Self.escaped) }
        return lines.map { "| " + $0.joined(by: " | ") + " |" }.joined(by: "\n") + "\n\n"
    }

    private static func escaped(_ text: GoString) -> GoString {
        GoString(text.bytes.flatMap { $0 == UInt8(ascii: "|") ? [UInt8(ascii: "\\"), $0] : [$0] })
    }

    /// For each stage what stands below `heads`.
    var rows: [[GoString]] {
        sequence.stages.indices.map { index in
            let stage = sequence.stages[index]
            return [
                stage.name, traffic(at: index), watched(stage), needs(stage), failure(stage.plan), wayBack(from: index),
            ]
        }
    }

    /// `10 of 100`, of several releases each with its name.
    private func traffic(at index: Int) -> GoString {
        let splits = sequence.members.compactMap { member in
            sequence.split(of: member, at: index).map { split in
                let text = GoString("\(split.canary) of \(split.stable + split.canary)")
                return sequence.members.count == 1 ? text : member.name + " " + text
            }
        }
        return splits.isEmpty ? "-" : splits.joined(by: ", ")
    }

    private func watched(_ stage: Stage) -> GoString {
        var parts: [GoString] = []
        if stage.plan.tests { parts.append("tests") }
        if let bake = stage.plan.bake { parts.append(NumberText.span(bake.time)) }
        if !stage.checks.isEmpty { parts.append(stage.checks.joined(by: ", ")) }
        return parts.isEmpty ? "-" : parts.joined(by: ", ")
    }

    private func needs(_ stage: Stage) -> GoString {
        var parts = stage.plan.confirm.map(\.step.name)
        if let approval = stage.plan.approval {
            let people = stage.approvers.isEmpty ? "anybody" : stage.approvers.joined(by: " or ")
            parts.append((approval.count > 1 ? GoString("\(approval.count) of ") : "") + people)
        }
        return parts.isEmpty ? "-" : parts.joined(by: ", ")
    }

    private func failure(_ plan: PlannedStage) -> GoString {
        if plan.noReturn { return "hold: no return" }
        switch plan.onFailure {
        case .goBack: return "return"
        case .previous: return "one stage back"
        case .hold: return "hold"
        case .stage(let index): return "back to " + sequence.stages[index].name
        }
    }

    /// What is applied one after the other to go back.
    private func wayBack(from index: Int) -> GoString {
        let steps = plan.outlooks[index].wayBack.map(\.name)
        return steps.isEmpty ? "-" : steps.joined(by: ", ")
    }
}
