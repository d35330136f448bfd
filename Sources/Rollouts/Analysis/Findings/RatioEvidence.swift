/// What is known of a share of good requests.
package struct RatioEvidence: Equatable, Sendable {
    package let bad: Int
    package let of: Int
    /// Between which shares of good requests the true one lies, with the confidence of the settings.
    package let interval: ConfidenceInterval
    /// The least share of good requests.
    package let bound: Double
    /// How probable so many bad requests or more are, if the share were just the bound.
    package let atLeast: Double
    /// How probable so few bad requests or fewer are.
    package let atMost: Double
    /// By how much the counts were divided because windows differ more than independent requests let them.
    package let dispersion: Double
}
