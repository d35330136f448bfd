import GoLibrary
import GoTemplate

extension GoTime {
    /// The current time as records keep it, without Go's monotonic reading.
    static var wallClock: GoTime {
        let now = GoTime.now()
        return GoTime(unixSeconds: now.unixSeconds, nanosecond: now.nanosecond)
    }
}
