import GoTemplate

/// One measurement of a staged rollout; stage, attempt, metric, side and check tell it from others.
package struct RolloutSample: Equatable, Sendable {
    package let stage: Int
    package let attempt: Int
    package let metric: GoString
    package let side: GoString
    /// The number of the check within the stage's attempt.
    package let check: Int
    /// What time the value is of, in milliseconds since 1970.
    package let instant: Int64
    /// How long the span is that ends there, in milliseconds.
    package let window: Int64
    /// What was read.
    package let json: [UInt8]

    package init(
        stage: Int, attempt: Int, metric: GoString, side: GoString, check: Int, instant: Int64, window: Int64,
        json: [UInt8]
    ) {
        self.stage = stage
        self.attempt = attempt
        self.metric = metric
        self.side = side
        self.check = check
        self.instant = instant
        self.window = window
        self.json = json
    }

    /// Whether both are the same measurement, whatever was read.
    func isSameMeasurement(as other: RolloutSample) -> Bool {
        (stage, attempt, check) == (other.stage, other.attempt, other.check)
            && (metric, side) == (other.metric, other.side)
    }

    /// The order in which samples are read.
    static func precedes(_ left: RolloutSample, _ right: RolloutSample) -> Bool {
        if (left.stage, left.attempt, left.check) != (right.stage, right.attempt, right.check) {
            return (left.stage, left.attempt, left.check) < (right.stage, right.attempt, right.check)
        }
        return (left.metric, left.side) < (right.metric, right.side)
    }
}
