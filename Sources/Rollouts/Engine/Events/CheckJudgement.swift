import GoTemplate

/// What the measurements of a stage say up to one of its checks.
package struct CheckJudgement: Hashable, Sendable {
    /// The number of the last check in it.
    package let check: Int
    /// Whether it was one at which the stage may pass.
    package let isFinal: Bool
    package let verdict: Verdict
    package let message: GoString

    package init(check: Int, isFinal: Bool, verdict: Verdict, message: GoString = "") {
        (self.check, self.isFinal, self.verdict, self.message) = (check, isFinal, verdict, message)
    }
}

extension CheckJudgement {
    /// Whether the stage may pass by it.
    package var isProof: Bool { isFinal && verdict == .passed }
}
