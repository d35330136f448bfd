/// What came of a check.
package struct Finding: Equatable, Sendable {
    /// Nil where it is not decided yet.
    package let verdict: Verdict?
    package let reasons: [Reason]
    /// Nil where nothing was measured.
    package let evidence: Evidence?
    /// The number of the instant after which it was decided, or of the newest one.
    package let instant: Int

    package init(verdict: Verdict?, reasons: [Reason] = [], evidence: Evidence? = nil, instant: Int = 0) {
        self.verdict = verdict
        self.reasons = reasons
        self.evidence = evidence
        self.instant = instant
    }
}
