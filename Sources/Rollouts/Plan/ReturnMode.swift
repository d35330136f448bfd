/// Which steps a return takes; the raw values are those of `return.mode`.
package enum ReturnMode: String, Sendable, CaseIterable {
    /// As few as possible of those that change no pods under traffic.
    case auto
    /// One, whatever it changes.
    case direct
    /// All stages backwards: only what stood together before is known to work together.
    case reverse
}
