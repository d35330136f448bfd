import GoTemplate

/// How a rollout goes back.
extension RolloutHead {
    mutating func beginReturn(to target: Position) {
        returns += 1
        back = ReturnProgress(number: returns, origin: position, target: target)
        efforts = efforts.filter { $0.key.place == .notice }
        hold = nil
    }

    mutating func stepBack(to next: Position, at time: Instant) {
        guard state == .returning else { return }
        (previousPosition, position) = (position, next)
        movedAt = time
        back?.done += 1
    }

    mutating func endReturn(_ event: RolloutEvent) {
        switch event.kind {
        case .arrived: arrive(at: event.time)
        case .returned:
            if move(.returned, at: event.time) { undoStages(after: position, at: event.time) }
        case .stuck: _ = move(.stuck, at: event.time)
        default: break
        }
    }

    /// At an earlier stage, which passed once; what follows is decided by a person.
    private mutating func arrive(at time: Instant) {
        guard let target = back?.target, case .stage(let index) = target else { return }
        guard move(.arrived, at: time) else { return }
        undoStages(after: target, at: time)
        stage = index
        hold = .wentBack
    }

    private mutating func undoStages(after target: Position, at time: Instant) {
        for index in attempts.keys where Position.stage(index) > target {
            _ = attempts[index]?.move(.undo, at: time)
        }
    }
}
