import GoTemplate

/// What is done, and what came out.
extension RolloutHead {
    mutating func begin(_ key: EffectKey, at time: Instant) {
        guard isAwaited(key) else { return }
        noteApply(key)
        forgetEarlierTicks(of: key)
        let isFirst = isFirstOpen(key)
        let wasInterrupted = efforts[key, default: Effort()].begin()
        if wasInterrupted && isFirst && key.place == .stage { attempts[stage]?.interruptions += 1 }
    }

    /// Whether nothing before it is open: whoever died over several at once died once.
    private func isFirstOpen(_ key: EffectKey) -> Bool {
        !efforts.contains { other, effort in
            effort.isOpen && other.place == key.place && other.phase == key.phase && other.member < key.member
        }
    }

    /// A revision counts even where nobody waits for it any more: it was made.
    mutating func end(_ key: EffectKey, _ outcome: EffectOutcome, at time: Instant) {
        if let revision = outcome.revision { revisions[key.member] = revision }
        guard isAwaited(key) else { return }
        if key.place == .notice { return forgetNotice(key) }
        forgetEarlierTicks(of: key)
        efforts[key, default: Effort()].end(outcome, at: time)
        if key.phase == .applying || key.place == .back { movedAt = time }
    }

    private func isAwaited(_ key: EffectKey) -> Bool {
        switch key.place {
        case .stage: key.mark.map(isCurrent) ?? false
        case .back: back?.number == key.number && state == .returning
        case .end: key.number == ends
        case .notice: notices[key.number] != nil
        }
    }

    /// From here on the stage may be there in part, so a return has to lead back from it.
    private mutating func noteApply(_ key: EffectKey) {
        guard key.place == .stage, key.phase == .applying else { return }
        touched.insert(key.member)
        let next = Position.stage(key.number)
        if next != position { (previousPosition, position) = (position, next) }
    }

    private mutating func forgetNotice(_ key: EffectKey) {
        notices[key.number] = nil
        efforts[key] = nil
    }

    /// Of a step that runs again and again only the newest run counts.
    private mutating func forgetEarlierTicks(of key: EffectKey) {
        guard let tick = key.tick else { return }
        efforts = efforts.filter { other, _ in other.step != key.step || (other.tick ?? tick) >= tick }
    }
}
