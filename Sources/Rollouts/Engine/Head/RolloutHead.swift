import GoTemplate

/// What a rollout is at a moment: the fold of its events, and nothing else.
///
/// Any event may be folded in any state. What comes too late, as an approval of an attempt that is over, or a step of a
/// driver that a person's request overtook, is counted and changes nothing.
package struct RolloutHead: Equatable, Sendable {
    /// How many events it is the fold of.
    package internal(set) var count = 0
    package internal(set) var state = RolloutState.planned
    package internal(set) var stateBeforePause: RolloutState?
    package internal(set) var author: Actor?
    package internal(set) var begunAt: Instant?
    /// The index of the stage it is at.
    package internal(set) var stage = 0
    /// The newest attempt at each stage that was begun.
    package internal(set) var attempts: [Int: AttemptProgress] = [:]
    package internal(set) var efforts: [EffectKey: Effort] = [:]
    package internal(set) var hold: HoldReason?
    /// What is applied, or was begun to be.
    package internal(set) var position = Position.base
    /// What was applied before.
    package internal(set) var previousPosition = Position.base
    /// When something was applied last.
    package internal(set) var movedAt: Instant?
    package internal(set) var back: ReturnProgress?
    /// How many returns there were.
    package internal(set) var returns = 0
    /// How often it ended: once, or twice where it was undone.
    package internal(set) var ends = 0
    /// The releases that it changed, or began to.
    package internal(set) var touched: Set<GoString> = []
    /// The newest revision of each release that the rollout made or accepted.
    package internal(set) var revisions: [GoString: Int] = [:]
    /// What is to be told yet, by number.
    package internal(set) var notices: [Int: NoticeKind] = [:]
    package internal(set) var noticeCount = 0
    /// What is in the way and was accepted.
    package internal(set) var accepted: Set<Obstacle> = []
    package internal(set) var waivesLimit = false

    package init() {}

    package init(folding events: some Sequence<RolloutEvent>) {
        for event in events { fold(event) }
    }
}

extension RolloutHead {
    /// The attempt that it is at; nil before it began.
    package var current: AttemptProgress? { attempts[stage] }

    /// What was applied before a stage, also where another release of it, or an attempt before, was begun already.
    package func position(beforeStage index: Int) -> Position {
        position == .stage(index) ? previousPosition : position
    }

    /// Whether an event would be more than counted: what a person asks for is refused if not.
    package func isChanged(by event: RolloutEvent) -> Bool {
        var next = self
        next.fold(event)
        next.count = count
        return next != self
    }
}
