import Failures
import Files
import GoTemplate
import Repositories

#if canImport(Glibc)
    import Glibc
#endif

/// The passphrase in the first line of a file, read once for all charts.
///
/// Mirrors pkg/action package.go passphraseFileFetcher.
final class PassphraseFile: PassphraseSource {
    private let path: GoString
    private var line: GoString?

    /// - Parameter path: `-` for standard input, which must be a pipe.
    init(_ path: GoString) { self.path = path }

    func prepare() throws(HelmError) {
        if line != nil { return }
        let text = try text()
        if text.isEmpty { throw HelmError("EOF") }
        line = GoString(text).cut(at: UInt8(ascii: "\n")).before.trimmingSuffix("\r")
    }

    func passphrase(for name: GoString) -> GoString { line ?? GoString() }

    private func text() throws(HelmError) -> [UInt8] {
        guard path == "-" else { return try FileSystem().read(path) }
        var information = stat()
        guard fstat(STDIN_FILENO, &information) == 0, information.st_mode & S_IFMT == S_IFIFO else {
            throw HelmError("specified reading passphrase from stdin, without input on stdin")
        }
        return try FileSystem().readStandardInput()
    }
}

/// The passphrase that a person types.
///
/// Mirrors pkg/action package.go promptUser.
struct PassphrasePrompt: PassphraseSource {
    let output: any ByteSink

    func prepare() {}

    func passphrase(for name: GoString) throws(HelmError) -> GoString {
        output.write(("Password for key " + Strconv.quote(name) + " >  ").bytes)
        defer { output.write([0x0A]) }
        return try HiddenInput.readLine()
    }
}
