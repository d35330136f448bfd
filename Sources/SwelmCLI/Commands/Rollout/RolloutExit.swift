import Rollouts

/// The exit codes of commands that drive a rollout, or ask something of it.
enum RolloutExit: Int32, CaseIterable {
    case done = 0
    case failed = 1
    /// A person, or a step that confirms, is asked; or the command's own time is over.
    case waiting = 3
    case returned = 4
    case stuck = 5
    /// A decision is needed.
    case held = 6
    /// Another process drives it, or another rollout has the release.
    case busy = 7
}

extension RolloutExit {
    /// - Parameter isReached: whether what was asked for is done.
    init(_ state: RolloutState, isReached: Bool = false) {
        switch state {
        case .finished: self = .done
        case .planned, .running: self = isReached ? .done : .waiting
        case .waiting: self = isReached ? .done : .waiting
        case .held, .paused: self = .held
        case .returning: self = .waiting
        case .returned: self = .returned
        case .stuck: self = .stuck
        case .abandoned: self = .failed
        }
    }
}
