import GoTemplate

@testable import Rollouts

/// A revision in the history of a release.
struct ModelRevision: Equatable {
    /// How far it came.
    enum Status { case pending, deployed, failed }

    let number: Int
    let content: Position
    /// The effect that made it, as its labels say.
    let key: EffectKey?
    var status: Status
}
