import GoLibrary

/// A request that tells or asks somebody something.
package struct WebhookDefinition {
    package enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
    }

    package let url: SecretText
    package let method: Method
    package let headers: [HeaderDefinition]
    /// What is sent besides the event.
    package let body: DeferredValue?
    /// The keys it is signed with; several while one replaces the other.
    package let keys: [SecretReference]
    package let format: EventFormat
    /// How long an answer may take.
    package let timeout: GoDuration
}
