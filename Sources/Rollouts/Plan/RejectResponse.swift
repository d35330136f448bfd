/// What a person's no leads to: `onReject`.
package enum RejectResponse: String, Sendable, CaseIterable {
    case goBack = "return"
    case hold
}
