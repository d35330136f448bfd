/// What is known of the difference of two shares of bad requests.
package struct DifferenceEvidence: Equatable, Sendable {
    package let canary: RatioCounts
    package let reference: RatioCounts
    /// The canary's share without the other's.
    package let difference: Double
    /// Each end has the confidence of the settings.
    package let interval: ConfidenceInterval
    /// By how much the canary may be worse.
    package let margin: Double
}
