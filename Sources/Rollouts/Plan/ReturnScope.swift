/// Which releases go back where a stage fails; the raw values are those of `return.scope`.
package enum ReturnScope: String, Sendable, CaseIterable {
    /// All that the rollout changed.
    case all
    /// Those of the wave; a person decides about the others.
    case wave
}
