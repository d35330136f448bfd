/// The form in which a receiver is told something: `format`.
package enum EventFormat: String, Sendable, CaseIterable {
    /// CNCF's envelope, with the facts of the rollout as its data.
    case cloudEvents = "cloudevents"
    /// The same with the types of the Continuous Delivery Foundation.
    case cdEvents = "cdevents"
    /// What Flagger sends to its webhooks.
    case flagger
}
