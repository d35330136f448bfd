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
    /// Whether its standard error is ours, so that nothing of it is in the result.
    package var sharesErrors = false
    /// Whether a path is looked at before it is started, which gives other words: Go's `exec.LookPath`.
    package var checksPath = true

    package init(_ name: GoString, _ arguments: [GoString] = []) {
        self.name = name
        self.arguments = arguments
    }

    /// Whether `PATH` leads to a program of this name.
    package static func isInstalled(_ name: GoString) -> Bool { (try? ExecutablePath.find(name)) != nil }

    /// Runs the program until it has ended and closed both output streams.
    ///
    /// A program that does not read all of its input is fine, as it is for Go's `os/exec`.
    ///
    /// - Parameter input: what it reads on standard input.
    /// - Throws: `ProgramFailure` where it cannot be started; how it ends is in the result.
    package func run(input: [UInt8] = []) throws(ProgramFailure) -> ProgramResult {
        try start(input: .bytes(input)).result()
    }

    /// Starts the program, which then runs beside this one until its result is asked for.
    ///
    /// - Throws: `ProgramFailure` where it cannot be started.
    package func start(input: ProgramInput) throws(ProgramFailure) -> RunningProgram {
        _ = Self.signals
        try refuseNULBytes()
        let deadline = Deadline(after: timeLimit)
        let isPath = name.bytes.contains(UInt8(ascii: "/"))
        let path = isPath && !checksPath ? name : try ExecutablePath.find(name)
        let streams = try StandardStreams(input: input, sharesErrors: sharesErrors)
        let child = try ChildProcess(starting: self, at: path, streams)
        streams.closeChildEnds()
        return RunningProgram(child, StreamExchange(streams, input: input.bytes), deadline)
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
