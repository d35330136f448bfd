import GoTemplate

/// What came out of an effect.
package struct EffectOutcome: Hashable, Sendable {
    package let result: EffectResult
    /// The revision that it made, whether that succeeded or not.
    package let revision: Int?
    /// In the words of whoever was asked.
    package let message: GoString

    package init(_ result: EffectResult, revision: Int? = nil, message: GoString = "") {
        (self.result, self.revision, self.message) = (result, revision, message)
    }
}
