import GoTemplate

/// Lines that come on standard error after the failure of a command.
final class Epilogue {
    private var lines: [GoString] = []
    /// Hears once that the command is over, and whether all went well.
    var onEnd: (Bool) -> Void = { _ in }

    func add(_ line: GoString) { lines.append(line) }

    /// Gives the lines, once.
    func take() -> [GoString] {
        defer { lines = [] }
        return lines
    }
}
