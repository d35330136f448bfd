import GoTemplate

@testable import Rollouts

/// What happens to whatever a rollout does: the same for the same seed, however often a driver dies over it.
struct ModelFate {
    let seed: UInt64
    /// In how many of a hundred cases something goes wrong.
    var faults = 0

    /// A number from 0 to 99 that belongs to a text.
    func draw(_ text: String) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ seed
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        var numbers = SeededNumbers(seed: hash)
        return Int.random(in: 0..<100, using: &numbers)
    }

    /// Whether a try at an effect fails.
    func fails(_ key: EffectKey, try number: Int) -> Bool { draw("fails \(key.text) \(number)") < faults }

    /// After how many of the three passes of an apply a failing try ends.
    func failingPass(_ key: EffectKey, try number: Int) -> Int { draw("pass \(key.text) \(number)") % 3 }

    func verdict(_ mark: StageAttempt, _ check: DueCheck) -> Verdict {
        switch draw("verdict \(mark.stage) \(mark.attempt) \(check.number)") {
        case ..<(faults / 2): .failed
        case ..<(faults * 2) where check.isFinal: .inconclusive
        default: check.isFinal ? .passed : .inconclusive
        }
    }

    /// What a person does about a gate, and how many seconds later.
    func answer(_ mark: StageAttempt) -> (kind: ModelAnswer, after: Int) {
        let text = "\(mark.stage) \(mark.attempt)"
        let after = draw("after \(text)") * 4
        switch draw("answer \(text)") {
        case ..<faults: return (.never, after)
        case ..<(faults * 2): return (.rejects, after)
        case ..<(faults * 3): return (.approvesOtherContent, after)
        default: return (.approves, after)
        }
    }
}

/// What a person does about a gate.
enum ModelAnswer {
    case approves, rejects, never
    case approvesOtherContent
}
