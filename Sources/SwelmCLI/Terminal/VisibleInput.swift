import Failures
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// A line that a person types and sees, or that another program writes.
enum VisibleInput {
    /// Bytes of a line; the rest of a longer one is left.
    private static let limit = 64 << 10

    /// The next line of standard input without its end.
    ///
    /// Mirrors bufio ReadLine.
    ///
    /// - Throws: `HelmError` where nothing is left.
    static func readLine() throws(HelmError) -> GoString {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        var count = read(STDIN_FILENO, &byte, 1)
        if count != 1 { throw HelmError("EOF") }
        while count == 1, byte != UInt8(ascii: "\n"), line.count < limit {
            line.append(byte)
            count = read(STDIN_FILENO, &byte, 1)
        }
        return GoString(line).trimmingSuffix("\r")
    }
}
