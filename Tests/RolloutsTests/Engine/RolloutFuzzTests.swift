import Glibc
import GoTemplate
import Testing

@testable import Rollouts

/// Random plans, faults, answers, requests and kills; `SWELM_FUZZ_RUNS=20000` plays more of them.
@Suite("Random rollouts")
struct RolloutFuzzTests {
    private static let runs = getenv("SWELM_FUZZ_RUNS").flatMap { UInt64(String(cString: $0)) } ?? 120

    private func driver(_ seed: UInt64, hasPatience: Bool = false, faults: Int) -> ModelDriver {
        var plans = ModelPlan(seed: seed)
        return ModelDriver(plans.plan(hasPatience: hasPatience), ModelFate(seed: seed, faults: faults))
    }

    /// Of each return the end is the base, an earlier stage, or a person who is asked.
    @Test func eachRolloutComesToAnEnd() {
        for seed in 0..<Self.runs {
            var driver = driver(seed, hasPatience: seed % 4 == 0, faults: Int(seed % 4) * 6)
            driver.run()
            RolloutInvariants(driver: driver, seed: seed).check()
            if seed % 4 == 0 { #expect(driver.head.state == .finished, "seed \(seed)") }
            #expect([.finished, .returned, .held, .stuck, .waiting].contains(driver.head.state), "seed \(seed)")
        }
    }

    @Test func afterKillsTheEndIsTheSameAsWithout() {
        for seed in 0..<Self.runs {
            var undisturbed = driver(seed, hasPatience: true, faults: Int(seed % 3) * 4)
            undisturbed.run()
            var disturbed = driver(seed, hasPatience: true, faults: Int(seed % 3) * 4)
            disturbed.world.kills = kills(seed, upTo: undisturbed.world.points)
            disturbed.run()
            RolloutInvariants(driver: disturbed, seed: seed).check()
            #expect(RolloutEnd(disturbed) == RolloutEnd(undisturbed), "seed \(seed)")
        }
    }

    private func kills(_ seed: UInt64, upTo points: Int) -> Set<Int> {
        var numbers = SeededNumbers(seed: seed ^ 0xDEAD)
        let count = Int.random(in: 1...4, using: &numbers)
        return Set((0..<count).map { _ in Int.random(in: 1...points, using: &numbers) })
    }

    /// Wherever it is, an abort leads back, unless that cannot be done.
    @Test func anAbortReturnsFromAnywhere() {
        for seed in 0..<Self.runs {
            var numbers = SeededNumbers(seed: seed ^ 0xAB0)
            var driver = driver(seed, faults: Int(seed % 4) * 5)
            let round = Int.random(in: 1...60, using: &numbers)
            driver.people = { driver in
                driver.answerGate()
                if driver.rounds == round { driver.append(.aborted(to: .base, reason: ""), by: ModelDriver.author) }
            }
            driver.run()
            if driver.rounds < round { driver.append(.aborted(to: .base, reason: ""), by: ModelDriver.author) }
            driver.run()
            RolloutInvariants(driver: driver, seed: seed).check()
            #expect([.returned, .stuck, .finished].contains(driver.head.state), "seed \(seed)")
        }
    }

    @Test func whateverPeopleAskForNothingIsLost() {
        for seed in 0..<Self.runs {
            var people = ModelPeople(seed: seed ^ 0xFEE1)
            var driver = driver(seed, faults: Int(seed % 4) * 5)
            driver.world.kills = kills(seed, upTo: 200)
            driver.people = { driver in
                driver.answerGate()
                people.ask(&driver)
            }
            driver.run()
            RolloutInvariants(driver: driver, seed: seed).check()
        }
    }

    @Test func whatWasStoredComesToTheSame() throws {
        for seed in 0..<Self.runs / 10 {
            var driver = driver(seed, faults: 8)
            driver.run()
            let stored = try driver.events.map { try RolloutEvent(json: $0.json) }
            #expect(stored == driver.events)
            var other = ModelDriver(
                try RolloutPlan(json: driver.plan.json) { _ in nil }, ModelFate(seed: seed, faults: 8))
            other.run()
            #expect(other.events == driver.events)
        }
    }
}
