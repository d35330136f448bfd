import GoLibrary
import GoTemplate

/// A step of a stages file: what is called, and how long it may take.
package struct StepDefinition {
    package enum Call {
        case webhook(WebhookDefinition)
        /// A program with its arguments.
        case command([DeferredValue])
    }

    package let name: GoString
    package let call: Call
    package let timeout: GoDuration

    static let defaultTimeout = GoDuration(wrappingSeconds: 10)
}
