/// How an effect ended.
package enum EffectResult: String, Sendable, CaseIterable {
    case succeeded
    case failed
    /// A no for good: it is not tried again.
    case refused
    /// A step that confirms has no answer yet; or something was in the way of the rest of an upgrade.
    case notYet = "not yet"
}
