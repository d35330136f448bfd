import Diffing
import GoLibrary
import GoTemplate
import Kubernetes
import Review
import Rollouts

/// The stages of a plan one by one: in which order what is applied, how long that takes, and the way back.
struct PlanOutline {
    private let plan: StagedPlan

    /// How many objects of a pass are named.
    private static let maximumCount = 6

    init(_ plan: StagedPlan) { self.plan = plan }

    /// For a terminal, with a blank line behind it.
    var text: GoString {
        let parts = plan.sequence.stages.indices.map { index in
            let lines = lines(at: index)
            let width = lines.map(\.head.count).max() ?? 0
            let shown = lines.map { "  " + $0.head.padded(to: width + 2) + $0.text + "\n" }
            return plan.sequence.stages[index].name + "\n" + shown.joined(by: "")
        }
        return parts.joined(by: "") + notes.map { $0 + "\n" }.joined(by: "") + "\n"
    }

    /// For a comment of a review, with a blank line behind it.
    var markdown: GoString {
        let parts = plan.sequence.stages.indices.map { index in
            let lines = lines(at: index).map { "  - " + $0.head + ": " + Self.escaped($0.text) + "\n" }
            return "- **" + Self.escaped(plan.sequence.stages[index].name) + "**\n" + lines.joined(by: "")
        }
        let notes = notes.map { "> " + Self.escaped($0) + "\n" }
        return parts.joined(by: "") + "\n" + notes.joined(by: "") + "\n"
    }

    /// Markup that a text might be taken for is shown as it stands.
    private static func escaped(_ text: GoString) -> GoString {
        GoString(text.bytes.flatMap { "<&*_`[\\|".utf8.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] })
    }

    /// What is to be said of all stages together.
    var notes: [GoString] { limits + guards + refusals }

    /// How long all of it may take, and how long it takes at least.
    private var limits: [GoString] {
        guard let limit = plan.plan.limit else { return [] }
        let least = GoDuration(nanoseconds: plan.outlooks.reduce(0) { $0 &+ $1.leastTime.nanoseconds })
        return [
            "All stages take at least " + NumberText.span(least) + ", and may take "
                + NumberText.span(limit) + "."
        ]
    }

    /// What the file asks for before traffic moves, where that is not what every rollout does.
    private var guards: [GoString] {
        let policy = plan.sequence.guards
        guard policy != GuardPolicy() else { return [] }
        let asked: GoString =
            "Before traffic moves: ready " + NumberText.percent(policy.ready) + " %, capacity "
            + NumberText.value(policy.capacity) + ", drift " + GoString(policy.drift.rawValue) + ", reading "
            + GoString(policy.reading.rawValue) + "."
        let accepted = policy.accepted.sorted { $0.key < $1.key }
        return [asked] + accepted.map { "The risk " + $0.key + " is accepted: " + $0.value }
    }

    /// Each code once for a stage.
    private var refusals: [GoString] {
        plan.refusals.reduce(into: []) { lines, refusal in
            let line =
                "A start is refused because of " + refusal.code + " at " + Strconv.quote(refusal.stage)
                + ", unless `guards` accepts it with a reason."
            if lines.last != line { lines.append(line) }
        }
    }
}

// MARK: - Lines

extension PlanOutline {
    typealias Line = (head: GoString, text: GoString)

    /// What is to be said of one stage.
    func lines(at index: Int) -> [Line] {
        let outlook = plan.outlooks[index]
        var lines = passes(outlook.passes)
        if !outlook.hooks.isEmpty { lines.append(("hooks", Self.names(outlook.hooks))) }
        lines.append(("time", time(outlook)))
        lines += outlook.proofs.map { ("check", Self.text($0)) }
        if let back = back(outlook.wayBack) { lines.append(("back", back)) }
        return lines + outlook.findings.map { ("warning", GoString($0.code.rawValue) + ": " + $0.message) }
    }

    private func passes(_ steps: [StepPasses]) -> [Line] {
        steps.flatMap { step in
            ApplyPass.allCases.compactMap { pass in
                step.objects[pass].map { (GoString(pass.rawValue), owner(step) + Self.names($0)) }
            }
        }
    }

    private func owner(_ step: StepPasses) -> GoString {
        plan.sequence.members.count == 1 ? GoString() : step.member + ": "
    }

    private static func names(_ objects: [ObjectIdentity]) -> GoString {
        let rest = objects.count > maximumCount ? GoString(" and \(objects.count - maximumCount) more") : ""
        return objects.prefix(maximumCount).map(\.text).joined(by: ", ") + rest
    }

    private func time(_ outlook: StageOutlook) -> GoString {
        let least = "at least " + NumberText.span(outlook.leastTime)
        return switch outlook.waiting {
        case .none: least
        case .limited(let time): least + ", then up to " + NumberText.span(time) + " for a person"
        case .unlimited: least + ", then without a limit for a person"
        }
    }

    /// As in `success: 99 % needs 300 requests without a bad one, 1,000 with 4 at most: 0.5 a second`.
    private static func text(_ check: CheckProof) -> GoString {
        let bound = NumberText.percent(check.proof.bound) + " %"
        guard let requests = check.requests else { return check.metric + ": no number of requests proves " + bound }
        let more = roundNumber(above: requests)
        let some =
            check.proof.bad(of: more).map { ", " + NumberText.count(more) + GoString(" with \($0) at most") } ?? ""
        let rate = check.rate.map { ": " + NumberText.value($0) + " a second" } ?? ""
        let needed = bound + " needs " + NumberText.count(requests) + " requests without a bad one"
        return check.metric + ": " + needed + some + rate
    }

    /// 1,000 for 299: what people have a feeling for.
    private static func roundNumber(above number: Int) -> Int {
        var round = 1
        while round <= number, round < Int.max / 10 { round *= 10 }
        return round
    }

    /// Each revision with what it applies.
    private func back(_ steps: [ReturnStep]) -> GoString? {
        guard !steps.isEmpty else { return nil }
        return steps.map { step in
            let passes = passes(step.passes).map { $0.head + " " + $0.text }
            return passes.isEmpty ? step.name : step.name + " (" + passes.joined(by: "; ") + ")"
        }.joined(by: ", then ")
    }
}

extension GoString {
    fileprivate func padded(to width: Int) -> GoString {
        self + GoString([UInt8](repeating: UInt8(ascii: " "), count: max(0, width - count)))
    }
}
