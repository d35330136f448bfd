import Codecs
import GoTemplate
import Rollouts

extension AwaitedAnswer {
    func value(in plan: RolloutPlan) -> Value {
        var object = JSONObject()
        switch self {
        case .approvals(let count, let people, let until):
            object.add("kind", .string("approval"))
            object.add("approvals", .int(count))
            object.add("by", .list(people.map(Value.string)))
            object.add("until", optional: until)
        case .confirmations(let steps, let until):
            object.add("kind", .string("confirmation"))
            object.add("steps", .list(steps.map(Value.string)))
            object.add("until", optional: until)
        case .decision(let reason): object.add("kind", "decision", reason.text(in: plan))
        case .resume: object.add("kind", .string("resume"))
        case .help(let message): object.add("kind", "help", message)
        case .opening(let time):
            object.add("kind", .string("opening"))
            object.add("until", optional: time)
        }
        return object.value
    }
}

extension JSONObject {
    fileprivate mutating func add(_ name: GoString, _ kind: GoString, _ reason: GoString) {
        add(name, .string(kind))
        add("reason", .string(reason))
    }
}

extension Actor {
    var value: Value {
        var object = JSONObject()
        object.add("name", .string(name))
        object.add("source", word: source)
        object.addUnlessEmpty("host", host)
        object.addUnlessEmpty("page", page)
        return object.value
    }
}

extension MetricReport {
    var value: Value {
        var object = JSONObject()
        object.add("name", .string(metric.name))
        object.add("verdict", .string(finding.verdict.map { GoString($0.rawValue) } ?? "open"))
        object.add("against", .string(metric.boundText))
        object.addUnlessEmpty("unit", metric.unit)
        if metric.isAdvisory { object.add("advisory", .bool(true)) }
        if let evidence = finding.evidence { evidence.write(to: &object) }
        object.addUnlessEmpty("reasons", finding.reasons.map(\.text))
        object.addUnlessEmpty("missing", missing.map(\.text))
        return object.value
    }
}

extension Evidence {
    fileprivate func write(to object: inout JSONObject) {
        switch self {
        case .ratio(let ratio):
            object.add("bad", .int(ratio.bad))
            object.add("of", .int(ratio.of))
            object.add(ratio.interval)
            object.add("bound", optional: ratio.bound)
        case .difference(let difference):
            object.add("bad", .int(difference.canary.bad))
            object.add("of", .int(difference.canary.of))
            object.add("difference", optional: difference.difference)
            object.add(difference.interval)
            object.add("bound", optional: difference.margin)
        case .values(let values):
            object.add("value", optional: values.value)
            object.add("bad", .int(values.bad))
            object.add("of", .int(values.of))
            object.add("bound", optional: values.bounds.max ?? values.bounds.min)
        case .shift(let shift):
            object.add("value", optional: shift.median + shift.shift.estimate)
            object.add("difference", optional: shift.shift.estimate)
            object.add(shift.shift.interval)
            object.add("bound", optional: shift.margin)
        }
    }
}

extension JSONObject {
    fileprivate mutating func add(_ interval: ConfidenceInterval) {
        add("low", optional: interval.low)
        add("high", optional: interval.high)
    }
}

extension StageReport {
    func value(in plan: RolloutPlan) -> Value {
        var object = JSONObject()
        object.add("name", .string(self.plan.name))
        object.add("phase", word: phase)
        object.addUnlessEmpty("digest", self.plan.digest)
        object.add("wayBack", .list(wayBack.steps.map { .string(plan.name(of: $0)) }))
        object.add("attempts", .list(attempts.map(\.value)))
        return object.value
    }
}

extension AttemptReport {
    fileprivate var value: Value {
        var object = JSONObject()
        object.add("attempt", .int(mark.attempt))
        object.add("phase", word: phase)
        object.add("begin", optional: begin)
        object.add("end", optional: end)
        object.add("revisions", .map(Map(revisions.map { (key: $0.key, value: .int($0.value)) })))
        object.add("phases", .list(phases.map(\.value)))
        object.add("answers", .list(answers.map(\.value)))
        object.add("checks", .list(metrics.map(\.value)))
        if let trouble { object.add("trouble", .string(trouble.text)) }
        return object.value
    }
}

extension PhaseSpan {
    fileprivate var value: Value {
        var object = JSONObject()
        object.add("phase", word: phase)
        object.add("begin", optional: begin)
        object.add("end", optional: end)
        return object.value
    }
}

extension AnswerReport {
    fileprivate var value: Value {
        var object = JSONObject()
        object.add("time", optional: time)
        object.add("approved", .bool(given.isApproval))
        object.add("actor", given.actor.value)
        object.addUnlessEmpty("reason", given.answer.reason)
        if let refusal { object.add("refusal", .string(refusal.message)) }
        return object.value
    }
}

extension ReturnReport {
    func value(in plan: RolloutPlan) -> Value {
        var object = JSONObject()
        object.add("cause", .string(cause))
        object.add("begin", optional: begin)
        object.add("to", .string(plan.name(of: target)))
        object.add("safe", .bool(isSafe))
        object.add("steps", .list(steps.map { $0.value(in: plan) }))
        return object.value
    }
}

extension ReturnReport.Step {
    fileprivate func value(in plan: RolloutPlan) -> Value {
        var object = JSONObject()
        object.add("to", .string(plan.name(of: position)))
        object.add("done", optional: doneAt)
        object.add("revisions", .map(Map(revisions.map { (key: $0.key, value: .int($0.value)) })))
        return object.value
    }
}
