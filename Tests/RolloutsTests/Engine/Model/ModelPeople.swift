import GoTemplate

@testable import Rollouts

/// People who ask for anything at any time, and patiently decide what has to be decided.
struct ModelPeople {
    private var numbers: SeededNumbers
    /// How often they still do something.
    private var left = 12

    init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

    mutating func ask(_ driver: inout ModelDriver) {
        guard left > 0, needsSomebody(driver.head.state) || numbers.chance(4) else { return }
        left -= 1
        if left == 0 { return driver.append(.aborted(to: .base, reason: "enough"), by: ModelDriver.author) }
        if let request = requests(driver.head).randomElement(using: &numbers) {
            driver.append(request, by: ModelDriver.author)
        }
    }

    private func needsSomebody(_ state: RolloutState) -> Bool { state == .held || state == .paused || state == .stuck }

    private mutating func requests(_ head: RolloutHead) -> [RolloutEventKind] {
        let stage = Int.random(in: 0...4, using: &numbers)
        let foreign = Obstacle(.foreignRevision, "shop", revision: 99)
        return [
            .paused(reason: ""), .resumed(reason: ""), .resumed(reason: ""), .decided(.proceed, reason: ""),
            .decided(.again, reason: ""), .decided(.acceptRevision, reason: ""), .retried(reason: ""),
            .aborted(to: .stage(stage), reason: ""), .undone(reason: ""), .held(.obstacle(foreign, message: "")),
            .held(.obstacle(Obstacle(.guard, "ready"), message: "0 of 2")),
        ]
    }
}
