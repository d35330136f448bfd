/// What measurements that prove neither lead to: `onInconclusive`.
package enum DoubtResponse: String, Sendable, CaseIterable {
    case hold
    case goBack = "return"
    case proceed
}
