import GoTemplate

/// What must be true before traffic moves: `guards`.
package struct GuardPolicy: Equatable, Sendable {
    /// What is done where something is not as it was left.
    package enum Response: String, Sendable, CaseIterable {
        case hold, ignore
    }

    /// The share of a side's pods that must be ready before its part of the traffic grows; 1 is all.
    package var ready = 1.0
    /// By how much a side's share of the ready pods must exceed its share of the traffic.
    package var capacity = 1.2
    /// For a cluster that is not as the last revision left it.
    package var drift = Response.hold
    /// For a stage that renders otherwise than planned.
    package var reading = Response.hold
    /// The codes of risks that refuse a start; nil for all of high severity.
    package var risks: [GoString]?
    /// The codes of those that are taken, each with the reason.
    package var accepted: [GoString: GoString] = [:]

    package init() {}
}
