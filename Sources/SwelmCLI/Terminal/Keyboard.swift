import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// A terminal's keyboard, key by key and without an echo, as long as this object lives.
final class Keyboard {
    static let interrupt: UInt8 = 0x03
    static let escape: UInt8 = 0x1B

    private var before = termios()

    /// Nil where standard input is no terminal.
    init?() {
        guard isatty(0) == 1, tcgetattr(0, &before) == 0 else { return nil }
        var raw = before
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
        guard tcsetattr(0, TCSANOW, &raw) == 0 else { return nil }
    }

    deinit { tcsetattr(0, TCSANOW, &before) }

    /// The next key; nil where none is pressed in time.
    func key(within milliseconds: Int32) -> UInt8? {
        var event = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        guard poll(&event, 1, milliseconds) > 0 else { return nil }
        var byte: UInt8 = 0
        return read(0, &byte, 1) == 1 ? byte : nil
    }
}
