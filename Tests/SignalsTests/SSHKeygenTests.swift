import Files
import GoTemplate
import Processes
import Rollouts
import TestSupport
import Testing

@testable import Signals

/// Signed answers, with OpenSSH's own program.
struct SSHKeygenTests {
    private let folder: ScratchFolder
    private let keygen: SSHKeygen

    init() throws {
        folder = try ScratchFolder()
        keygen = SSHKeygen(temporaryFolder: folder.path)
    }

    /// A new key, and its line of allowed signers.
    private func key(_ name: String, type: GoString = "ed25519") throws -> (path: GoString, line: String) {
        let path = folder.path(name)
        let result = try Program("ssh-keygen", ["-q", "-t", type, "-N", "", "-C", "", "-f", path]).run()
        #expect(result.ending.isSuccess)
        let publicKey = GoString(folder.bytes(of: name + ".pub") ?? []).trimmingSpace.text
        return (path, "\(name)@shop.example: '\(publicKey)'\n")
    }

    /// What the key `signers` of a file says.
    private func allowed(_ lines: String...) throws -> AllowedSigners {
        let signers = lines.map { "  " + $0 }.joined()
        let file = try StagesFile(Array(("stages: [{name: a}]\nsigners:\n" + signers).utf8), path: "s.yaml")
        return try file.sequence(ParameterSources(defaultNamespace: "default")).allowedSigners()
    }

    private func statement(
        _ digest: GoString = "sha256:1", reason: GoString = "looks \"fine\"\n", stage: Int = 2, isApproval: Bool = true
    ) -> ApprovalStatement {
        let answer = Answer(to: StageAttempt(stage: stage, attempt: 1), digest: digest, reason: reason)
        return ApprovalStatement(rollout: "web.3", answer: answer, isApproval: isApproval)
    }

    @Test(arguments: ["ed25519", "ecdsa", "rsa"])
    func whoSignedIsFound(_ type: String) throws {
        let (ann, ben) = (try key("ann", type: GoString(type)), try key("ben"))
        let allowed = try allowed(ben.line, ann.line)
        let signature = try keygen.sign(statement(), with: ann.path)
        #expect(signature.text.hasPrefix("-----BEGIN SSH SIGNATURE-----"))
        #expect(try keygen.signer(of: statement(), signature, among: allowed) == "ann@shop.example")
        #expect(try folder.names() == ["ann", "ann.pub", "ben", "ben.pub"])
    }

    @Test func itIsForThisAnswerAlone() throws {
        let ann = try key("ann")
        let allowed = try allowed(ann.line)
        let signature = try keygen.sign(statement(), with: ann.path)
        let others = [
            statement("sha256:2"), statement(reason: "looks"), statement(stage: 3), statement(isApproval: false),
        ]
        for other in others {
            #expect(throws: SSHFailure.notVerified) { try keygen.signer(of: other, signature, among: allowed) }
        }
    }

    @Test func anUnknownKeyProvesNothing() throws {
        let (ann, stranger) = (try key("ann"), try key("stranger"))
        let signature = try keygen.sign(statement(), with: stranger.path)
        #expect(throws: SSHFailure.unknownKey) {
            try keygen.signer(of: statement(), signature, among: allowed(ann.line))
        }
        #expect(throws: SSHFailure.unknownKey) {
            try keygen.signer(of: statement(), SSHSignature("no signature"), among: allowed(ann.line))
        }
    }

    @Test func aSignatureForAnotherPurposeProvesNothing() throws {
        let ann = try key("ann")
        let result = try Program("ssh-keygen", ["-q", "-Y", "sign", "-f", ann.path, "-n", "git"])
            .run(input: statement().bytes)
        #expect(throws: SSHFailure.notVerified) {
            try keygen.signer(of: statement(), SSHSignature(GoString(result.output)), among: allowed(ann.line))
        }
    }

    @Test(arguments: [
        ("'*': ssh-ed25519 AAAA", "s.yaml:3:3: this is no name of a signer: \"*\""),
        ("'a,b': ssh-ed25519 AAAA", "s.yaml:3:3: this is no name of a signer: \"a,b\""),
        ("ann: AAAA", "s.yaml:3:3: this must be a public key such as ssh-ed25519 AAAA"),
        (
            "ann: \"ssh-ed25519 AAAA\\nben ssh-ed25519 BBBB\"",
            "s.yaml:3:3: this must be a public key such as ssh-ed25519 AAAA"
        ),
    ])
    func mistakes(_ line: String, _ reason: String) {
        do {
            _ = try allowed(line)
            Issue.record("it was read")
        } catch { #expect(error.goMessage.text == reason) }
    }

    @Test func whatCannotBeSigned() throws {
        do {
            _ = try keygen.sign(statement(), with: folder.path("absent"))
            Issue.record("it was signed")
        } catch let failure as SSHFailure {
            #expect(failure.message.text.contains("No such file or directory"))
        }
        #expect(throws: ProgramFailure.self) {
            try SSHKeygen(program: "no-such-program").sign(statement(), with: "key")
        }
    }
}
