import Rollouts

/// How far a driver goes.
package enum DriveExtent: Equatable, Sendable {
    /// It does what is due now.
    case tick
    /// Up to the next gate for a person, or to the end.
    case gate
    /// To the end; it waits for people.
    case end
    /// Until a stage passed, by its index, or a gate of it needs a person.
    case stage(Int)
}

extension DriveExtent {
    /// Whether a driver wants no more.
    package func isReached(by head: RolloutHead) -> Bool {
        guard case .stage(let index) = self else { return false }
        // That the last stage passed is not yet the end.
        return head.state == .finished || head.stage > index
    }

    /// Whether a driver stays while nothing is due.
    func waits(for head: RolloutHead) -> Bool {
        switch head.state {
        case .planned, .running, .returning: self != .tick
        case .waiting: self == .end || self != .tick && head.current?.phase == .confirming
        case .held, .paused, .stuck, .finished, .returned, .abandoned: false
        }
    }
}

extension RolloutHead {
    /// Whether a stage is behind it, or done.
    package func hasPassed(_ index: Int) -> Bool {
        state == .finished || stage > index || stage == index && current?.phase == .passed
    }
}
