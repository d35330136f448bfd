/// Why a gate opened.
package enum GateAnswer: String, Sendable, CaseIterable {
    case approved
    case confirmed
    /// Nobody answered in time, and `onTimeout` lets it go on.
    case timedOut = "timed out"
}
