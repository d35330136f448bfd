/// How far a staged release is; the raw values are what is stored and shown.
package enum RolloutState: String, Sendable, CaseIterable {
    /// Frozen and claimed, but nothing was changed yet.
    case planned
    case running
    /// A person, or a step that confirms, is asked.
    case waiting
    /// A decision is needed.
    case held
    /// Somebody stopped it for a while.
    case paused
    case returning
    case finished
    case returned
    /// A return could not be carried out; a person is needed.
    case stuck
    case abandoned
}

extension RolloutState {
    /// Whether it has its releases for itself: as long as it has, nobody else changes them.
    package var holdsClaim: Bool {
        switch self {
        case .planned, .running, .waiting, .held, .paused, .returning, .stuck: true
        case .finished, .returned, .abandoned: false
        }
    }
}
