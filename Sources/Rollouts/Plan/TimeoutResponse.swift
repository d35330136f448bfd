/// What a gate without an answer in time leads to: `onTimeout`.
package enum TimeoutResponse: String, Sendable, CaseIterable {
    case hold
    case goBack = "return"
    case proceed
}
