import Files
import GoTemplate
import Processes
import Rollouts

/// OpenSSH's `ssh-keygen`, which signs and verifies.
package struct SSHKeygen {
    private let program: GoString
    /// Where what it reads stands meanwhile.
    private let folder: GoString

    package init(program: GoString = "ssh-keygen", temporaryFolder folder: GoString = "/tmp") {
        (self.program, self.folder) = (program, folder)
    }

    /// Signs a statement.
    ///
    /// - Parameter key: the path of a private key, or of a public one whose private key an agent holds; a person may be
    ///   asked for its passphrase.
    /// - Throws: `SSHFailure`, or `ProgramFailure` where there is no OpenSSH.
    package func sign(_ statement: ApprovalStatement, with key: GoString) throws -> SSHSignature {
        let result = try Program(program, ["-Y", "sign", "-f", key, "-n", AllowedSigners.namespace])
            .run(input: try statement.bytes)
        guard result.ending.isSuccess else { throw SSHFailure.notSigned(result.words) }
        return SSHSignature(GoString(result.output))
    }

    /// Who signed a statement.
    ///
    /// - Throws: `SSHFailure` where nobody of them did.
    package func signer(
        of statement: ApprovalStatement, _ signature: SSHSignature, among allowed: AllowedSigners
    ) throws -> GoString {
        let files = FileSystem()
        let folder = try files.makeUniqueDirectory(GoPath.join(folder, "swelm-signature-"))
        let (signers, file) = (GoPath.join(folder, "allowed_signers"), GoPath.join(folder, "signature"))
        defer { for path in [signers, file, folder] { try? files.remove(path) } }
        try files.write((allowed.lines.joined(by: "\n") + "\n").bytes, toNew: signers)
        try files.write(signature.text.bytes, toNew: file)
        return try signer(of: statement, signature: file, signers)
    }

    private func signer(of statement: ApprovalStatement, signature: GoString, _ signers: GoString) throws -> GoString {
        for name in try principals(signature: signature, signers) {
            let words = ["-Y", "verify", "-f", signers, "-I", name, "-n", AllowedSigners.namespace, "-s", signature]
            if try run(words, input: try statement.bytes).ending.isSuccess { return name }
        }
        throw SSHFailure.notVerified
    }

    /// The names that the key of a signature has.
    private func principals(signature: GoString, _ signers: GoString) throws -> [GoString] {
        let result = try run(["-Y", "find-principals", "-s", signature, "-f", signers])
        guard result.ending.isSuccess else { throw SSHFailure.unknownKey }
        return GoString(result.output).split(at: UInt8(ascii: "\n")).flatMap { $0.split(at: UInt8(ascii: ",")) }
            .map(\.trimmingSpace).filter { !$0.isEmpty }
    }

    private func run(_ words: [GoString], input: [UInt8] = []) throws -> ProgramResult {
        var program = Program(program, words)
        program.timeLimit = .seconds(30)
        return try program.run(input: input)
    }
}

/// A signature that could not be made, or proves nothing.
package enum SSHFailure: GoError, Equatable {
    case notSigned(GoString)
    /// The key is none of the allowed signers'.
    case unknownKey
    /// The key is known, and did not sign this.
    case notVerified

    package var message: GoString {
        switch self {
        case .notSigned(let words): "the answer could not be signed: " + words
        case .unknownKey: "the key of the signature is none of the allowed signers"
        case .notVerified: "the signature is not one of this answer"
        }
    }
}
