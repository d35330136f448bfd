import GoTemplate

/// Where a rollout began, beside its base.
package struct RolloutOrigin: Equatable, Sendable {
    /// Why a block was ignored; empty where none was.
    package let reason: GoString
    /// The index of the stage that was in place already, brought there by hand; nil where the first is to be applied.
    package let stage: Int?
    /// The newest revision of each release that was at another one than its base.
    package let revisions: [GoString: Int]

    package init(reason: GoString = "", stage: Int? = nil, revisions: [GoString: Int] = [:]) {
        (self.reason, self.stage, self.revisions) = (reason, stage, revisions)
    }

    /// What was in place.
    package var position: Position { stage.map(Position.stage) ?? .base }
}
