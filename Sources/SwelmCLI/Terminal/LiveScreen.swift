import GoLibrary
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// A terminal on which a text is painted again and again in the same place; what was there before comes back at the end.
final class LiveScreen {
    private let output: any ByteSink

    init(_ output: any ByteSink) {
        self.output = output
        // The other screen, without a cursor, and without breaking of long lines.
        write("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l")
    }

    deinit { write("\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l") }

    /// Paints the lines that fit, and one at the bottom.
    func paint(_ text: [UInt8], bottom: GoString) {
        let lines = GoString(text).split(at: 0x0A)
        let shown = Self.fitting(lines, rows: Self.rows)
        write("\u{1B}[H" + shown.map { $0 + "\u{1B}[K\n" }.joined(by: "") + "\u{1B}[J\u{1B}[2m" + bottom + "\u{1B}[0m")
    }

    /// As many lines as there is room for above the one at the bottom.
    static func fitting(_ lines: [GoString], rows: Int) -> [GoString] { Array(lines.prefix(max(1, rows - 2))) }

    private func write(_ text: GoString) { output.write(text.bytes) }

    private static var rows: Int {
        var size = winsize()
        return ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_row > 0 ? Int(size.ws_row) : 24
    }
}
