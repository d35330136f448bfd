import GoLibrary
import GoTemplate
import Rollouts

extension StageReport {
    /// The name with the number before it, unless it begins with that.
    var title: GoString {
        let number = GoString("\(number)")
        return plan.name.hasPrefix(number) ? plan.name : number + " " + plan.name
    }

    /// What is known of it, in short.
    func facts(at now: Instant) -> [GoString] {
        guard let attempt = attempts.last else { return [] }
        var facts: [GoString] = plan.members.isEmpty ? ["as it was"] : attempt.revisionTexts
        if attempt.mark.attempt > 1 { facts.append(GoString("attempt \(attempt.mark.attempt)")) }
        facts.append(attempt.timeText(plan, now))
        if attempt.end != nil { facts += attempt.metrics.map { $0.metric.name + " " + $0.numbers } }
        if let trouble = attempt.trouble, attempt.phase != .passed { facts.append(trouble.text) }
        facts += attempt.validAnswers.map(\.text)
        return facts.filter { !$0.isEmpty }
    }
}

extension AttemptReport {
    /// `rev 42`, of several releases each with its name.
    var revisionTexts: [GoString] {
        let sorted = revisions.sorted { $0.key < $1.key }
        return sorted.map { (sorted.count > 1 ? $0.key + " " : "") + GoString("rev \($0.value)") }
    }

    /// How long it took; while it is watched, of how long.
    func timeText(_ plan: PlannedStage, _ now: Instant) -> GoString {
        if let end { return end.since(begin).seconds < 1 ? "" : NumberText.span(end.since(begin)) }
        if phase == .baking, let bakeSince, let bake = plan.bake {
            return NumberText.span(now.since(bakeSince)) + " of " + NumberText.span(bake.time)
        }
        let since = phases.last?.begin ?? begin
        return phase.predicate + ", " + NumberText.span(now.since(since))
    }
}

extension AnswerReport {
    /// `approved by ben (ssh) "looks fine"`.
    var text: GoString {
        let reason = given.answer.reason.isEmpty ? "" : " \"" + given.answer.reason + "\""
        return (given.isApproval ? "approved by " : "rejected by ") + given.actor.evidence + reason
    }
}

extension Actor {
    /// Who it was, and what that is known by: `ben (ssh)`.
    var evidence: GoString { name + GoString(" (\(source.rawValue))") }
}

extension MetricReport {
    /// The numbers that the verdict rests on; the last one where there is none.
    var numbers: GoString { finding.evidence.map(metric.text) ?? "" }

    var verdictText: GoString {
        let reasons = finding.reasons.map(\.text).joined(by: ", ")
        switch finding.verdict {
        case .passed: return "passed"
        case .failed: return "failed: " + reasons
        case .inconclusive: return "inconclusive: " + reasons
        case nil:
            let troubles = finding.reasons.compactMap(\.error).map { ": " + $0.text }
            return points.isEmpty ? "not measured yet" : "undecided so far" + troubles.joined(by: "")
        }
    }
}

extension ReportedMetric {
    /// The numbers that a value must not pass.
    var limits: [Double] {
        switch check.bound {
        case .ratio(let least): [least]
        case .value(let bounds): [bounds.min, bounds.max].compactMap { $0 }
        case .comparison: []
        }
    }
}

extension ReturnPath {
    /// `1 revision: base`.
    func text(in plan: RolloutPlan) -> GoString {
        guard !steps.isEmpty else { return "nothing to do" }
        let count = GoString(steps.count == 1 ? "1 revision: " : "\(steps.count) revisions: ")
        let names = steps.map(plan.name(of:)).joined(by: ", ")
        return count + names + (isSafe ? "" : " (pods change under traffic)")
    }
}

extension RolloutReport {
    /// What part of a release's traffic the canary has before a stage, and in it; nil without sides.
    func canaryShares(of member: GoString, at index: Int) -> (before: Double, after: Double)? {
        let before = index == 0 ? plan.base[member] : plan.stage(index - 1)?.facts[member]
        guard let after = plan.stage(index)?.facts[member]?.canaryShare else { return nil }
        return (before?.canaryShare ?? 0, after)
    }

    /// The commands that can follow, ready to paste.
    var commands: [GoString] {
        switch awaited {
        case .approvals(0, _, _): ["swelm rollout run " + name]
        case .approvals: ["swelm rollout approve " + name, "swelm rollout reject " + name + " --reason …"]
        case .decision:
            ["resume --proceed", "resume --again", "retry", "abort"].map { verb in
                let words = GoString(verb).split(at: 0x20)
                return "swelm rollout " + words[0] + " " + name + words.dropFirst().map { " " + $0 }.joined(by: "")
            }
        case .resume, .help: ["swelm rollout resume " + name, "swelm rollout abort " + name]
        case .confirmations, .opening, nil: []
        }
    }
}

extension MemberFacts {
    /// Nil where there are no weights.
    var canaryShare: Double? {
        let total = sides.reduce(0) { $0 + Double($1.weight) }
        guard total > 0, let side = sides.first(where: { $0.name == "canary" }) ?? sides.last else { return nil }
        return Double(side.weight) / total
    }
}

extension Instant {
    /// `14:02:10`, with the day where that is another one; in UTC.
    func clock(before now: Instant) -> GoString {
        let (time, today) = (time(in: .utc), now.time(in: .utc))
        let isToday = time.formatted("2006-01-02") == today.formatted("2006-01-02")
        return time.formatted(isToday ? "15:04:05" : "2 Jan 15:04:05")
    }
}
