import Codecs
import GoLibrary
import GoTemplate

/// What a rollout was, as JSON lines that a simulation plays again.
package struct RecordedLines {
    /// A number as it was measured.
    package struct Sample {
        let attempt: StageAttempt
        let metric: GoString
        let measurement: Measurement

        package init(_ attempt: StageAttempt, metric: GoString, _ measurement: Measurement) {
            (self.attempt, self.metric, self.measurement) = (attempt, metric, measurement)
        }
    }

    private let sequence: StageSequence
    private let events: [RolloutEvent]
    private let samples: [Sample]
    private let outcome: SimulationOutcome

    /// - Parameter sequence: the stages file of the rollout.
    package init(_ events: [RolloutEvent], _ samples: [Sample], of plan: RolloutPlan, _ sequence: StageSequence) {
        (self.events, self.samples, self.sequence) = (events, samples, sequence)
        let journal = SimulatedJournal()
        for event in events { journal.append(event.kind, by: event.actor, at: event.time) }
        outcome = SimulationOutcome(events: events, head: journal.head, stage: journal.stage, plan: plan)
    }

    /// All of them, each with its line break.
    package func text() throws -> [UInt8] {
        let writers = [head] + durations + samples.map(line) + events.compactMap(line)
        return try writers.flatMap { try JSON.encode($0.value, escapesHTML: false) + [UInt8(ascii: "\n")] }
    }

    private var head: RecordWriter {
        RecordWriter { writer in
            writer.add("expect", outcome.text)
            writer.add("start", events.first?.time.text ?? "")
            let texts = sequence.parameters.compactMapValues { value -> GoString? in
                if case .string(let text) = value { text } else { (try? JSON.encode(value)).map { GoString($0) } }
            }
            writer.add("param", Map(texts.sorted { $0.key < $1.key }.map { (key: $0.key, value: .string($0.value)) }))
        }
    }

    // MARK: - Upgrades

    /// How long the upgrades took until all was ready.
    private var durations: [RecordWriter] {
        var begun: [StageAttempt: Instant] = [:]
        var writers: [RecordWriter] = []
        for event in events {
            guard case .entered(let mark, let phase) = event.kind else { continue }
            if phase == .applying { begun[mark] = event.time }
            guard phase != .applying, phase != .settling, let start = begun.removeValue(forKey: mark) else { continue }
            writers.append(
                RecordWriter { writer in
                    writer.add("took", seconds: event.time.since(start))
                    place(mark, in: writer)
                })
        }
        return writers
    }

    private func place(_ mark: StageAttempt, in writer: RecordWriter) {
        writer.add("stage", name(mark.stage))
        writer.add("attempt", mark.attempt > 1 ? mark.attempt : nil)
    }

    private func name(_ stage: Int) -> GoString {
        sequence.stages.indices.contains(stage) ? sequence.stages[stage].name : ""
    }

    // MARK: - Numbers

    private func line(of sample: Sample) -> RecordWriter {
        let measurement = sample.measurement
        return RecordWriter { writer in
            writer.add("metric", sample.metric)
            writer.add("side", word: measurement.side == .canary ? nil : measurement.side)
            place(sample.attempt, in: writer)
            let offset = sequence.judge(at: sample.attempt.stage)?.offset ?? 0
            writer.add("check", measurement.instant.number - offset)
            measurement.reading.record(in: writer)
        }
    }

    // MARK: - People and faults

    private func line(of event: RolloutEvent) -> RecordWriter? {
        switch event.kind {
        case .outcome(let key, let outcome): fault(key, outcome)
        case .approved(let answer): request("approve", name(answer.mark.stage), event, answer.reason)
        case .rejected(let answer): request("reject", name(answer.mark.stage), event, answer.reason)
        case .paused(let reason): request(.pause, event, reason)
        case .resumed(let reason): request(.resume, event, reason)
        case .decided(.proceed, let reason): request(.proceed, event, reason)
        case .decided(.again, let reason): request(.again, event, reason)
        case .retried(let reason): request(.retry, event, reason)
        case .aborted(.base, let reason): request(.abort, event, reason)
        case .abandoned(let reason): request(.abandon, event, reason)
        default: nil
        }
    }

    private func request(_ question: RecordedQuestion, _ event: RolloutEvent, _ reason: GoString) -> RecordWriter {
        request("ask", GoString(question.rawValue), event, reason)
    }

    private func request(
        _ key: GoString, _ value: GoString, _ event: RolloutEvent, _ reason: GoString
    ) -> RecordWriter {
        RecordWriter { writer in
            writer.add(key, value)
            writer.add("at", seconds: event.time.since(events.first?.time ?? event.time))
            writer.add("by", event.actor.name)
            writer.add("reason", reason)
        }
    }

    private func fault(_ key: EffectKey, _ outcome: EffectOutcome) -> RecordWriter? {
        guard outcome.result == .failed || outcome.result == .refused, let kind = RecordedFault.Kind(key) else {
            return nil
        }
        return RecordWriter { writer in
            writer.add("fault", word: kind)
            if let mark = key.mark { writer.add("stage", name(mark.stage)) }
            writer.add("message", outcome.message)
        }
    }
}

extension RecordedFault.Kind {
    /// What went wrong with an effect; nil for what decides nothing.
    fileprivate init?(_ key: EffectKey) {
        switch (key.place, key.phase) {
        case (.back, _): self = .goBack
        case (.stage, .applying): self = .apply
        case (.stage, .settling): self = .ready
        case (.stage, .testing): self = .test
        case (.stage, .before), (.stage, .baking): self = .step
        case (.stage, .confirming): self = .confirm
        default: return nil
        }
    }
}

extension Reading {
    fileprivate func record(in writer: RecordWriter) {
        switch self {
        case .value(let number): writer.add("value", number)
        case .counts(let counts):
            writer.add("bad", counts.bad)
            writer.add("total", counts.of)
        case .error(.provider(let message)):
            writer.add("status", word: status)
            writer.add("message", message)
        case .none, .several, .infinite, .error: writer.add("status", word: status)
        }
    }
}

extension RecordWriter {
    fileprivate func add(_ name: GoString, seconds duration: GoDuration) {
        add(name, (duration.seconds * 1000).rounded() / 1000)
    }
}
