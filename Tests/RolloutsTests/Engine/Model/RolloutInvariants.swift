import GoTemplate
import Testing

@testable import Rollouts

/// What holds for each rollout, whatever happened to it.
struct RolloutInvariants {
    let driver: ModelDriver
    let seed: UInt64

    func check() {
        checkFold()
        checkEnd()
        checkRevisions()
        checkProofs()
        if !driver.isUnsafe { expect(driver.world.cluster.violations.isEmpty, "\(driver.world.cluster.violations)") }
    }

    private func expect(_ isTrue: Bool, _ message: @autoclosure () -> String) {
        if !isTrue { Issue.record("seed \(seed): \(message())") }
    }

    private func checkFold() {
        expect(RolloutHead(folding: driver.events) == driver.head, "the head is not the fold of the events")
    }

    /// One that returned runs what was there before, in each release that it changed.
    ///
    /// Where nothing was before, that is its first stage, and a person may have said that it is complete as it is.
    private func checkEnd() {
        guard driver.head.state == .returned, driver.plan.hasBase || !isDecided else { return }
        for member in driver.plan.members {
            let home = driver.plan.facts(of: member, at: driver.head.position)
            let live = driver.world.cluster.live[member] ?? MemberFacts()
            expect(live.sides.filter { $0.template != nil } == home.sides, "\(member) is not as it was: \(live)")
        }
        let isHome = driver.head.position == .base || !driver.plan.hasBase
        expect(isHome, "returned to \(driver.head.position)")
    }

    /// No gap, and no attempt twice successful.
    private func checkRevisions() {
        for (member, history) in driver.world.history {
            expect(history.map(\.number) == Array(1...history.count), "\(member) has a gap")
            let deployed = history.filter { $0.status == .deployed }.compactMap(\.key)
            expect(Set(deployed).count == deployed.count, "\(member) was applied twice")
            let newest = history.last?.number ?? 0
            expect(newest <= 1 || driver.head.revisions[member] ?? 0 <= newest, "\(member) has an unknown revision")
        }
    }

    /// No stage passes whose checks did not, unless that was decided; none without an answer of a person.
    private func checkProofs() {
        for event in driver.events {
            guard case .entered(let mark, .passed) = event.kind, mark.stage < driver.plan.stages.count else { continue }
            let stage = driver.plan.stages[mark.stage]
            let isProven = stage.bake?.checks == nil || isJudged(mark) || isExcused(mark)
            expect(isProven, "stage \(mark) passed without proof")
            let isAnswered = stage.approval == nil || isAnswered(mark) || isExcused(mark)
            expect(isAnswered, "stage \(mark) passed without an approval")
        }
    }

    private var isDecided: Bool { driver.events.contains { $0.kind.word == .decided } }

    private func isJudged(_ mark: StageAttempt) -> Bool {
        driver.events.contains { event in
            guard case .judged(mark, let judgement) = event.kind else { return false }
            return judgement.isFinal && judgement.verdict == .passed
        }
    }

    private func isAnswered(_ mark: StageAttempt) -> Bool {
        driver.events.contains { event in
            if case .answered(mark, let answer) = event.kind { return answer != .confirmed }
            return false
        }
    }

    /// Whether a person, or the plan, let it go on without.
    private func isExcused(_ mark: StageAttempt) -> Bool {
        driver.events.contains { event in
            switch event.kind {
            case .decided, .inconclusive(mark, .proceed): true
            default: false
            }
        }
    }
}
