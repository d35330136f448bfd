import GoLibrary
import GoTemplate
import Testing

@testable import Rollouts

/// A driver that carries out what the engine says in a model world.
struct ModelDriver {
    let plan: RolloutPlan
    var world: ModelWorld
    private(set) var events: [RolloutEvent] = []
    private(set) var head = RolloutHead()
    /// Whether pods may change under traffic, for a way back was taken on which that cannot be helped.
    private(set) var isUnsafe = false
    /// Told before each round of actions; it may ask for something.
    var people: (inout ModelDriver) -> Void = { $0.answerGate() }
    private(set) var rounds = 0
    /// When people were heard last.
    private var lookedAt = Instant(milliseconds: 0)

    static let author = Actor(name: "ann", source: .ssh)
    static let robot = Actor(name: "driver", source: .ci)
    static let mostRounds = 5000

    init(_ plan: RolloutPlan, _ fate: ModelFate) {
        (self.plan, world) = (plan, ModelWorld(plan, fate))
        append(.started(), by: Self.author)
    }

    mutating func append(_ kind: RolloutEventKind, by actor: Actor = robot) {
        let event = RolloutEvent(kind, by: actor, at: world.now)
        events.append(event)
        head.fold(event)
    }

    /// Goes on until nothing is left to do but to wait for somebody; one that is killed is followed by another one.
    mutating func run() {
        while rounds < Self.mostRounds {
            do throws(Killed) {
                if try !round() { return }
            } catch {
                head = RolloutHead(folding: events)
                world.pass(seconds: 3)
            }
        }
        Issue.record("no end after \(rounds) rounds in \(head.state) at \(head.stage): \(events.suffix(6).map(\.kind))")
    }

    /// One round of actions.
    mutating func step() {
        do throws(Killed) { _ = try round() } catch {}
    }

    /// - Returns: whether there is more to do.
    private mutating func round() throws(Killed) -> Bool {
        rounds += 1
        lookedAt = world.now
        people(&self)
        let actions = RolloutEngine.next(head, plan, at: world.now)
        for action in actions {
            switch action {
            case .record(let kind): try record(kind)
            case .perform(let effect): try perform(effect)
            case .wait(let until): return waits(until: until)
            }
        }
        return !actions.isEmpty
    }

    /// What the engine decides always changes something, or it would decide the same for ever.
    private mutating func record(_ kind: RolloutEventKind) throws(Killed) {
        try world.mayBeKilled()
        #expect(head.isChanged(by: RolloutEvent(kind, by: Self.robot, at: world.now)), "\(kind) changes nothing")
        append(kind)
        try world.mayBeKilled()
    }

    /// The clock goes on to what is due next; without anything, nobody comes any more.
    private mutating func waits(until: Instant?) -> Bool {
        if isForgotten { return false }
        let due = until.flatMap { $0 > world.now ? $0 : nil }
        // A person may answer while a round goes on.
        let answer = answerTime.flatMap { $0 > lookedAt ? $0 : nil }
        guard let next = [due, answer].compactMap({ $0 }).min() else { return false }
        world.now = max(world.now, next)
        return true
    }
}

// MARK: - Effects

extension ModelDriver {
    private mutating func perform(_ effect: Effect) throws(Killed) {
        if effect.work.needsIntent {
            try world.mayBeKilled()
            append(.intent(effect.key))
        }
        try world.mayBeKilled()
        switch effect.work {
        case .measure(let checks): judge(checks)
        default:
            let outcome = try outcome(of: effect)
            world.pass(seconds: 1)
            try world.mayBeKilled()
            append(.outcome(effect.key, outcome))
        }
        try world.mayBeKilled()
    }

    private mutating func outcome(of effect: Effect) throws(Killed) -> EffectOutcome {
        let number = (head.efforts[effect.key]?.tries ?? 0) + 1
        switch effect.work {
        case .apply(let member, let stage):
            return try world.apply(member, .stage(stage), effect.key, try: number)
        case .goBack(let member, let target):
            noteSafety()
            return try world.apply(member, target, effect.key, try: number)
        case .awaitReady(_, let until): return readiness(effect.key, until)
        case .step(.confirm(let stage, let index)): return confirmation(effect.key, stage, index)
        case .test, .step, .notify, .measure:
            let fails = world.fate.fails(effect.key, try: number)
            return EffectOutcome(fails ? .failed : .succeeded, message: fails ? "no" : "")
        }
    }

    private mutating func noteSafety() {
        if let back = head.back, !plan.path(of: back).isSafe { isUnsafe = true }
    }

    /// Ready after a while, or never.
    private mutating func readiness(_ key: EffectKey, _ until: Instant) -> EffectOutcome {
        guard world.fate.draw("ready \(key.text)") < world.fate.faults else {
            world.pass(seconds: 2)
            return EffectOutcome(.succeeded)
        }
        world.now = max(world.now, until)
        return EffectOutcome(.failed, message: "0 of 2 pods are ready")
    }

    /// Yes at once, after half of the time, never, or no for good.
    private mutating func confirmation(_ key: EffectKey, _ stage: Int, _ index: Int) -> EffectOutcome {
        let confirm = plan.stages[stage].confirm[index]
        let half = GoDuration(nanoseconds: (confirm.within?.nanoseconds ?? 0) / 2)
        let isHalfOver = head.current.map { world.now >= $0.phaseSince.adding(half) } ?? true
        switch world.fate.draw("confirm \(key.text)") {
        case ..<world.fate.faults: return EffectOutcome(.notYet)
        case ..<(world.fate.faults * 2): return EffectOutcome(.refused, message: "409")
        case ..<50 where !isHalfOver: return EffectOutcome(.notYet)
        default: return EffectOutcome(.succeeded)
        }
    }

    private mutating func judge(_ checks: [DueCheck]) {
        guard let mark = head.current?.mark else { return }
        for check in checks {
            let isWatching = head.current?.phase != .baking
            let verdict = isWatching ? .inconclusive : world.fate.verdict(mark, check)
            append(
                .judged(mark, CheckJudgement(check: check.number, isFinal: check.isFinal, verdict: verdict)))
        }
    }
}

// MARK: - People

extension ModelDriver {
    /// Whether a person is asked and did not answer yet.
    private var openGate: AttemptProgress? {
        guard let attempt = head.current, attempt.phase == .approving, head.state == .waiting else { return nil }
        return attempt.answers.isEmpty ? attempt : nil
    }

    /// Whether nobody will answer and no time limit is set, so that the checks would go on for ever.
    private var isForgotten: Bool {
        guard head.state == .waiting, let attempt = head.current, attempt.phase == .approving else { return false }
        return answerTime == nil && plan.stages[attempt.mark.stage].approval?.within == nil
    }

    private var answerTime: Instant? {
        guard let attempt = openGate else { return nil }
        let answer = world.fate.answer(attempt.mark)
        if case .never = answer.kind { return nil }
        return attempt.phaseSince.adding(GoDuration(wrappingSeconds: Int64(answer.after)))
    }

    mutating func answerGate() {
        guard let attempt = openGate, let time = answerTime, time <= world.now else { return }
        let digest = plan.stages[attempt.mark.stage].digest
        let ben = Actor(name: "ben", source: .ssh)
        switch world.fate.answer(attempt.mark).kind {
        case .approves: append(.approved(Answer(to: attempt.mark, digest: digest)), by: ben)
        case .rejects: append(.rejected(Answer(to: attempt.mark, digest: digest, reason: "no")), by: ben)
        case .approvesOtherContent: append(.approved(Answer(to: attempt.mark, digest: "other")), by: ben)
        case .never: break
        }
    }
}
