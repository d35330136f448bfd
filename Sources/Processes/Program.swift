import GoLibrary
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// A program to run to its end, never through a shell.
///
/// The program gets its three standard streams and no other descriptor of this process, the usual answer to `SIGPIPE`
/// and no blocked signal.
package struct Program: Sendable {
    /// A path, or a name to be found in `PATH`.
    package var name: GoString
    package var arguments: [GoString]
    /// `NAME=VALUE` each; nil is the environment of this process.
    package var environment: [GoString]?
    /// How long it may take; then it is killed with all that it started in its process group.
    package var timeLimit: Duration?

    package init(_ name: GoString, _ arguments: [GoString] = []) {
        self.name = name
        self.arguments = arguments
    }

    /// Runs the program until it has ended and closed both output streams.
    ///
    /// A program that does not read all of its input is fine, as it is for Go's `os/exec`.
    ///
    /// - Parameter input: what it reads on standard input.
    /// - Throws: `ProgramFailure` where it cannot be started; how it ends is in the result.
    package func run(input: [UInt8] = []) throws(ProgramFailure) -> ProgramResult {
        _ = Self.signals
        try refuseNULBytes()
        let deadline = Deadline(after: timeLimit)
        let path = try ExecutablePath.find(name)
        let streams = try StandardStreams()
        let child = try ChildProcess(starting: self, at: path, streams)
        streams.closeChildEnds()
        var exchange = StreamExchange(streams, input: input)
        let isComplete = exchange.run(until: deadline)
        let ending = isComplete ? child.wait(until: deadline) : child.kill()
        return ProgramResult(ending: ending, output: exchange.output, errors: exchange.errors)
    }

    /// A reader that goes away shows as an error of the write, and no child is reaped behind our back.
    private static let signals: Void = {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGCHLD, SIG_DFL)
    }()

    private func refuseNULBytes() throws(ProgramFailure) {
        guard let word = ([name] + arguments + (environment ?? [])).first(where: { $0.bytes.contains(0) }) else {
            return
        }
        throw ProgramFailure("exec: a program takes no word with a NUL byte: " + Strconv.quote(word))
    }
}
