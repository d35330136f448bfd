import GoLibrary
import GoTemplate

/// Answers what a stage asks of providers, and judges it.
final class SimulatedMeasuring {
    private let sequence: StageSequence
    private let source: any SimulatedNumbers
    private var measured: [StageAttempt: [GoString: [Measurement]]] = [:]
    /// The last attempt at each stage.
    private var attempts: [Int: StageAttempt] = [:]

    init(_ sequence: StageSequence, _ source: any SimulatedNumbers) {
        (self.sequence, self.source) = (sequence, source)
    }

    func judge(_ check: DueCheck, of attempt: StageAttempt) -> CheckJudgement {
        attempts[attempt.stage] = attempt
        guard let judge = sequence.judge(at: attempt.stage) else {
            return CheckJudgement(check: check.number, isFinal: check.isFinal, verdict: .passed)
        }
        // One that cannot be read is asked for again, until the provider counts as down.
        for _ in 0..<CheckRecord.mostErrors {
            let questions = judge.questions(upTo: check, measurements(of: attempt), isRepeated: true)
            if questions.isEmpty { break }
            for question in questions { take(question, judge, attempt) }
        }
        return judge.judgement(of: check, measurements(of: attempt))
    }

    private func take(_ question: MetricQuestion, _ judge: StageJudge, _ attempt: StageAttempt) {
        let reading = source.reading(question, check: question.instant.number - judge.offset, of: attempt)
        measured[attempt, default: [:]][question.metric.name, default: []].append(
            Measurement(side: question.side, instant: question.instant, reading: reading))
    }

    /// Those of the stage, after those of the stages before that are one analysis with it.
    private func measurements(of attempt: StageAttempt) -> [GoString: [Measurement]] {
        let row = (sequence.firstOfRow(with: attempt.stage)...attempt.stage).compactMap { attempts[$0] }
        return row.compactMap { measured[$0] }.reduce(into: [:]) { all, own in
            all.merge(own) { $0 + $1 }
        }
    }
}

/// Where the numbers of a simulation come from.
package protocol SimulatedNumbers: AnyObject {
    /// - Parameter check: the number of the check within its stage.
    func reading(_ question: MetricQuestion, check: Int, of attempt: StageAttempt) -> Reading
}

/// Numbers that were recorded.
final class RecordedNumbers: SimulatedNumbers {
    private let run: RecordedRun
    private let stages: [GoString]

    init(_ run: RecordedRun, stages: [GoString]) { (self.run, self.stages) = (run, stages) }

    /// That of the check, or else the last of the time between it and the check before; none where there is neither.
    func reading(_ question: MetricQuestion, check: Int, of attempt: StageAttempt) -> Reading {
        let own = run.numbers.filter { $0.metric == question.metric.name && $0.side == question.side }
        let place = RecordedNumber.Place.check(
            check, stage: stages.indices.contains(attempt.stage) ? stages[attempt.stage] : "", attempt: attempt.attempt)
        if let number = own.last(where: { $0.place == place }) { return number.reading }
        let end = question.instant.time.milliseconds - run.start.milliseconds
        let first = end - question.metric.settings.interval.nanoseconds / 1_000_000
        let timed = own.compactMap { number -> (time: Int64, reading: Reading)? in
            guard case .time(let time) = number.place else { return nil }
            return (time.milliseconds, number.reading)
        }
        return timed.last { $0.time > first && $0.time <= end }?.reading ?? .none
    }
}
