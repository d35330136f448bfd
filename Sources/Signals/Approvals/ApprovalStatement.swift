import Codecs
import GoTemplate
import Rollouts

/// What somebody signs who answers a gate: the answer, and what it is for.
package struct ApprovalStatement {
    /// `productpage.3`.
    package let rollout: GoString
    package let answer: Answer
    package let isApproval: Bool

    package init(rollout: GoString, answer: Answer, isApproval: Bool) {
        (self.rollout, self.answer, self.isApproval) = (rollout, answer, isApproval)
    }

    /// The bytes that are signed: JSON with its keys in order.
    package var bytes: [UInt8] {
        get throws {
            try JSON.encode(
                .map(
                    Map([
                        (key: "answer", value: .string(isApproval ? "approved" : "rejected")),
                        (key: "attempt", value: .int(answer.mark.attempt)),
                        (key: "digest", value: .string(answer.digest)), (key: "reason", value: .string(answer.reason)),
                        (key: "rollout", value: .string(rollout)), (key: "stage", value: .int(answer.mark.stage)),
                    ])), escapesHTML: false)
        }
    }
}
