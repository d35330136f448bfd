/// Something to be done outside, under the key by which its end is recorded.
package struct Effect: Equatable, Sendable {
    package let key: EffectKey
    package let work: Work
    /// Whether somebody began it before, and died over it.
    package let isRepeated: Bool

    init(_ key: EffectKey, _ work: Work, isRepeated: Bool = false) {
        (self.key, self.work, self.isRepeated) = (key, work, isRepeated)
    }
}
