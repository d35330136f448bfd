import GoTemplate
import Operations
import Releases
import Rollouts
import Signals

/// The commands that answer a gate: `approve` and `reject`.
enum RolloutAnswerCommands {
    static let approve = command(
        "approve", "approve the stage that waits", isApproval: true,
        """
        Approve the stage at which a rollout waits, or the one that is named, which must be it. The approval is for
        what the plan showed, and for nothing else. Whoever drives the rollout goes on; nothing is applied here.
        """)

    static let reject = command(
        "reject", "reject the stage that waits", isApproval: false,
        """
        Reject the stage at which a rollout waits, or the one that is named, which must be it. As the file says it
        returns then (onReject), or holds. Whoever drives the rollout does that; nothing is applied here.
        """)

    private static let sign = Flag<GoString>(
        "sign", placeholder: "KEY", "sign the answer with this key of OpenSSH, which 'signers' of the file gives a name"
    )

    /// Signs an answer as the command line says, and finds out whose key that is; nil where it says nothing.
    private static func signer(
        _ invocation: Invocation, of rollout: StoredRollout, isApproval: Bool, at host: GoString
    ) throws -> ((inout Answer) throws -> Actor)? {
        guard let key = invocation.flags.given(sign) else { return nil }
        let signers = try rollout.frozen.sequence().allowedSigners()
        let keygen = SSHKeygen()
        return { answer in
            let statement = ApprovalStatement(rollout: rollout.key.text, answer: answer, isApproval: isApproval)
            let signature = try keygen.sign(statement, with: key)
            answer.signature = signature.text
            return Actor(name: try keygen.signer(of: statement, signature, among: signers), source: .ssh, host: host)
        }
    }

    private static func command(
        _ name: String, _ summary: String, isApproval: Bool, _ description: String
    ) -> Command {
        Command(
            name: name, usage: "ROLLOUT [STAGE]", summary: summary, description: description,
            flags: {
                ReleaseFlags.store
                RolloutFlags.reason
                sign
                AcceptedExits.flag
                PipelineOutputs.flags
            },
            arguments: .atLeast(1)
        ) { invocation in
            let session = try RolloutSession(invocation)
            try session.run {
                let rollout = try session.rollout(invocation.arguments[0])
                let stage = invocation.arguments.dropFirst().first
                let head = try session.request(rollout).answer(
                    isApproval: isApproval, stage: stage,
                    by: session.evidence(wanted: try rollout.wantedIdentities()),
                    reason: invocation.flags[RolloutFlags.reason],
                    signedBy: try signer(invocation, of: rollout, isApproval: isApproval, at: session.actor.host))
                try DriveRun(session: session, rollout: rollout).tell(head)
                return .done
            }
        }
    }
}
