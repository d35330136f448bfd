import Failures
import GoTemplate
import Repositories

/// `swelm verify PATH`.
enum VerifyCommand {
    static let command = Command(
        name: "verify", usage: "PATH", summary: "verify that a chart at the given path has been signed and is valid",
        description: description, flags: { flags }, arguments: .exactly(1), isHelmCommand: true, run: run)

    private static let description = """
        Verify that the given chart has a valid provenance file.

        Provenance files provide cryptographic verification that a chart has not been
        tampered with, and was packaged by a trusted provider.

        This command can be used to verify a local chart. Several other commands provide
        '--verify' flags that run the same validation. To generate a signed package, use
        the 'swelm package --sign' command.
        """

    private static let flags = FlagTable {
        ChartSourceFlags.keyring.described("keyring containing public keys")
        SigningFlags.allowSHA1
    }

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let log = Log()
        defer { invocation.context.write(log) }
        let verification = ChartVerification(
            keyRing: invocation.flags.keyRing(invocation.context.environment),
            allowsSHA1: invocation.flags[SigningFlags.allowSHA1], log: log)
        let proof = try verification.proof(of: invocation.arguments[0])
        invocation.print(proof.words)
    }
}
