/// How a step is carried out.
package enum StepKind: String, Sendable, CaseIterable {
    /// May be sent again: the receiver knows repeated ones by their id.
    case webhook
    /// Cannot be asked what it did, so one that was cut off runs again only where retries allow.
    case command
}
