import Codecs
import Diffing
import GoTemplate
import Review
import Rollouts

/// A plan as JSON: an object with a list of stages, each with its changes as `diff -o json` writes them.
struct PlanDocument {
    let plan: StagedPlan
    /// What providers say now; nil where they were not asked.
    let survey: PlanSurvey?
    /// Writes the changes of a stage as an array of JSON.
    let changes: ([DiffReport]) -> [UInt8]

    /// With a newline at the end.
    func text() throws -> [UInt8] {
        var text =
            Array("{\"rollout\":".utf8) + (try JSON.encode(.string(plan.sequence.name))) + Array(",\"stages\":[".utf8)
        for index in plan.sequence.stages.indices {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            // The head without its closing brace, and then what is written already.
            text += try JSON.encode(.map(head(ofStage: index))).dropLast() + Array(",\"changes\":".utf8)
            text += changes(plan.reports[index]).dropLast(while: { $0 == UInt8(ascii: "\n") }) + [UInt8(ascii: "}")]
        }
        let rest = Map([
            (key: "accepted", value: accepted), (key: "leastSeconds", value: .float(leastSeconds)),
            (key: "refusals", value: refusals), (key: "guards", value: guards),
        ])
        if let survey { rest["live"] = survey.value }
        if let limit = plan.plan.limit { rest["limitSeconds"] = .float(Double(limit.nanoseconds) / 1e9) }
        return text + Array("],".utf8) + (try JSON.encode(.map(rest))).dropFirst() + [UInt8(ascii: "\n")]
    }

    /// What must be true before traffic moves.
    private var guards: Value {
        let policy = plan.sequence.guards
        return .map(
            Map([
                ("ready", .float(policy.ready)), ("capacity", .float(policy.capacity)),
                ("drift", .string(GoString(policy.drift.rawValue))),
                ("reading", .string(GoString(policy.reading.rawValue))),
            ]))
    }

    /// Risks that the file takes, with the reasons.
    private var accepted: Value {
        .map(Map(plan.sequence.guards.accepted.map { (key: $0, value: .string($1)) }))
    }

    /// How long all stages take at least.
    private var leastSeconds: Double {
        plan.outlooks.reduce(0) { $0 + Double($1.leastTime.nanoseconds) / 1e9 }
    }

    /// Why a start is refused.
    private var refusals: Value {
        .list(
            plan.refusals.map { refusal in
                .map(
                    Map([
                        (key: "code", value: .string(refusal.code)), (key: "stage", value: .string(refusal.stage)),
                        (key: "message", value: .string(refusal.message)),
                    ]))
            })
    }

    private func head(ofStage index: Int) -> Map {
        let stage = plan.sequence.stages[index]
        let head = Map([
            (key: "name", value: .string(stage.name)), (key: "line", value: .int(Int64(stage.line), .int)),
            (key: "checks", value: .texts(stage.checks)), (key: "approvers", value: .texts(stage.approvers)),
            (key: "return", value: .texts(plan.outlooks[index].wayBack.map(\.name))),
            (key: "digest", value: .string(plan.plan.stages[index].digest)),
        ])
        PlanOutlineDocument(outlook: plan.outlooks[index]).write(to: head)
        let splits = plan.sequence.members.compactMap { member in
            plan.sequence.split(of: member, at: index).map { (key: member.name, value: Value.map($0.content)) }
        }
        head["traffic"] = .map(Map(splits))
        return head
    }
}

extension TrafficSplit {
    fileprivate var content: Map {
        Map(SideRole.allCases.map { (key: GoString($0.rawValue), value: .int(Int64(self[$0]), .int)) })
    }
}

extension Value {
    /// A list that is one also where it is empty.
    static func texts(_ texts: [GoString]) -> Value { .list(List(texts.map(Value.string))) }
}

extension [UInt8] {
    fileprivate func dropLast(while condition: (UInt8) -> Bool) -> [UInt8] {
        Array(prefix((lastIndex { !condition($0) } ?? -1) + 1))
    }
}
