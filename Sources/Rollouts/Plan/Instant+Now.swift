import GoLibrary

extension Instant {
    /// The time by this machine's clock.
    package static var now: Instant { Instant(milliseconds: GoTime.now().unixMilliseconds) }
}
