/// Goes through the instants of a check.
struct CheckJudge {
    private let reference: MeasuredSide?
    private let record: CheckRecord
    private let looks: LookPlan
    private var rule: any CheckRule
    private var number = 0
    private var passed: Finding?
    private var reasons: [Reason] = []

    init(_ check: Check, _ record: CheckRecord, _ looks: LookPlan) {
        reference = check.bound.reference
        rule = check.rule
        self.record = record
        self.looks = looks
    }

    func finding(isOver: Bool) -> Finding {
        var judge = self
        while let observation = record.observation(judge.number + 1, reference: reference) {
            if let finding = judge.finding(with: observation) { return finding }
        }
        return judge.passed ?? judge.open(isOver: isOver)
    }

    /// What another instant decides; nil where it may yet change.
    private mutating func finding(with observation: Observation) -> Finding? {
        number += 1
        rule.take(observation)
        let judgement = rule.judgement(at: passed == nil ? looks.kind(of: number) : .early)
        reasons = judgement.reasons
        switch judgement.verdict {
        case .failed?: return finding(judgement)
        case .passed? where passed == nil: passed = finding(judgement)
        case .inconclusive? where number >= looks.extended: return finding(judgement)
        default: break
        }
        return nil
    }

    private func finding(_ judgement: Judgement) -> Finding {
        Finding(
            verdict: judgement.verdict, reasons: judgement.reasons, evidence: rule.evidence, instant: number)
    }

    /// Where the next instant has no answer.
    private func open(isOver: Bool) -> Finding {
        let isDown = record.outage != nil && record.newest >= looks.planned
        let reason = record.outage ?? .notMeasured(instant: number + 1, record.error(at: number + 1))
        return Finding(
            verdict: isOver || isDown ? .inconclusive : nil, reasons: reasons + [reason], evidence: rule.evidence,
            instant: number)
    }
}
