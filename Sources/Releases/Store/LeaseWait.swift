import Glibc

/// The pauses of an operation that waits for another one.
package struct LeaseWait {
    private let deadline: Double
    /// In seconds; each is twice the one before, up to the longest.
    private var length: Double
    private let longest: Double

    /// - Parameters:
    ///   - timeout: how long to wait in all, in seconds.
    ///   - shortest: the first pause, in seconds.
    ///   - longest: the longest pause, in seconds.
    package init(timeout: Double, shortest: Double = 0.005, longest: Double) {
        deadline = Self.monotonicSeconds() + timeout
        length = shortest
        self.longest = longest
    }

    /// Sleeps; false where the time is over, without sleeping.
    ///
    /// A random part keeps many waiters from asking at the same time.
    package mutating func pause() -> Bool {
        let remaining = deadline - Self.monotonicSeconds()
        guard remaining > 0 else { return false }
        let seconds = min(Double.random(in: length / 2...length), min(remaining, 1))
        usleep(UInt32(seconds * 1_000_000) + 1)
        length = min(length * 2, longest)
        return true
    }

    private static func monotonicSeconds() -> Double {
        var reading = timespec()
        clock_gettime(CLOCK_MONOTONIC, &reading)
        return Double(reading.tv_sec) + Double(reading.tv_nsec) / 1e9
    }
}
