/// How an effect ended.
package enum EffectResult: String, Sendable, CaseIterable {
    case succeeded
    case failed
    /// A no for good: it is not tried again.
    case refused
    /// A step that confirms has no answer yet.
    case notYet = "not yet"
}
