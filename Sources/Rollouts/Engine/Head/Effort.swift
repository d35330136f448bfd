/// What was done about one effect so far.
package struct Effort: Hashable, Sendable {
    /// Whether somebody began and nobody said how it ended.
    package private(set) var isOpen = false
    /// How many tries ended.
    package private(set) var tries = 0
    /// How often whoever did it died over it and another one began.
    package private(set) var interruptions = 0
    package private(set) var outcome: EffectOutcome?
    package private(set) var endedAt: Instant?

    init() {}
}

extension Effort {
    /// - Returns: whether somebody had begun already, and died over it.
    mutating func begin() -> Bool {
        let wasOpen = isOpen
        if wasOpen { interruptions += 1 }
        isOpen = true
        return wasOpen
    }

    mutating func end(_ outcome: EffectOutcome, at time: Instant) {
        isOpen = false
        tries += 1
        self.outcome = outcome
        endedAt = time
    }

    mutating func forgetInterruptions() { interruptions = 0 }
}
