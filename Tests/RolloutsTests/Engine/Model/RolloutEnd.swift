import GoTemplate

@testable import Rollouts

/// How a rollout ended, without how it came there.
struct RolloutEnd: Equatable {
    let state: RolloutState
    let hold: HoldReason?
    let position: Position
    let phases: [Int: StagePhase]
    let live: [GoString: MemberFacts]

    init(_ driver: ModelDriver) {
        let head = driver.head
        (state, hold, position) = (head.state, head.hold, head.position)
        phases = head.attempts.mapValues(\.phase)
        live = driver.world.cluster.live
    }
}
