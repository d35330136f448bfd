import GoLibrary
import GoTemplate

/// Where numbers come from: an entry of `providers`.
package struct ProviderDefinition {
    package enum Source {
        /// A Prometheus, or what answers like one.
        case prometheus(address: SecretText, ServerConnection)
        /// Any server that answers JSON; metrics look at what stands in a place of the answer.
        case http(url: SecretText, place: DeferredValue?, ServerConnection)
        /// A program that prints a number or JSON.
        case command([DeferredValue])
    }

    package let name: GoString
    package let source: Source
    /// How long an answer may take.
    package let timeout: GoDuration
    /// How long after an instant its numbers are there.
    package let delay: GoDuration

    static let defaultTimeout = GoDuration(wrappingSeconds: 10)
    /// A scrape has the time at which it began, and is stored once it is over.
    static let scrapeDelay = GoDuration(wrappingSeconds: 5)
}
