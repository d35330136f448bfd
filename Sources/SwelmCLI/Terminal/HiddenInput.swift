import Failures
import GoLibrary
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// A line that a person types without seeing it.
///
/// Mirrors golang.org/x/term ReadPassword.
enum HiddenInput {
    /// - Throws: `HelmError` where standard input is no terminal.
    static func readLine() throws(HelmError) -> GoString {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { throw HelmError(SystemText.error(errno)) }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        silent.c_lflag |= tcflag_t(ICANON | ISIG)
        silent.c_iflag |= tcflag_t(ICRNL)
        guard tcsetattr(STDIN_FILENO, TCSANOW, &silent) == 0 else { throw HelmError(SystemText.error(errno)) }
        defer { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
        return line()
    }

    private static func line() -> GoString {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while read(STDIN_FILENO, &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
        return GoString(line)
    }
}
