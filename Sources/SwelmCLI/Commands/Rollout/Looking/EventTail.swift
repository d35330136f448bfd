import GoTemplate
import Operations
import Rollouts

#if canImport(Glibc)
    import Glibc
#endif

/// The events of a rollout as they come.
struct EventTail {
    private let rollout: StoredRollout
    private var head = RolloutHead()
    private static let pause: UInt32 = 500_000

    init(_ rollout: StoredRollout) { self.rollout = rollout }

    /// Those that came since the last time.
    mutating func next() throws -> [EventLine] {
        try rollout.events(after: head.count).map { event in
            head.fold(event)
            return EventLine(sequence: head.count, event, in: rollout.frozen.plan)
        }
    }

    /// Waits a moment.
    ///
    /// - Returns: whether there may be more: what is over gets no events but what is told about it.
    func waits() -> Bool {
        guard head.state.holdsClaim else { return false }
        usleep(Self.pause)
        return true
    }
}
