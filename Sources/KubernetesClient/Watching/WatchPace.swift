/// How long a watch waits, and for what.
package struct WatchPace: Sendable {
    /// Between two readings of what cannot be watched.
    package var poll = Duration.seconds(2)
    /// For any sign of the server: it sends bookmarks about once a minute.
    package var silence = Duration.seconds(150)
    /// Before the next attempt after something went wrong; twice as long after each further trouble.
    package var trouble = Duration.milliseconds(500)
    package var longestTrouble = Duration.seconds(30)
    /// Before a watch that ended in less than this time goes on.
    package var short = Duration.seconds(1)

    package init() {}

    /// The wait after so many troubles in a row.
    func wait(after troubles: Int) -> Duration { min(trouble * (1 << min(max(troubles - 1, 0), 16)), longestTrouble) }
}
