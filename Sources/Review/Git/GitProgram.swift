import GoTemplate
import Processes

#if canImport(Glibc)
    import Glibc
#endif

/// Runs the `git` program: with a list of arguments, never through a shell, in an environment that no `GIT_*` variable
/// of the caller reaches.
struct GitProgram {
    /// What a run came to.
    struct Outcome {
        /// The exit status; that of a process killed by a signal is 128 and the signal's number, as in a shell.
        let status: Int32
        let output: [UInt8]
        let errors: GoString
    }

    /// The folder git works in.
    let directory: GoString

    /// Nothing of the repository's configuration may start a program, ask a person, or fetch from the network.
    private static let options: [GoString] = [
        "--no-pager", "--no-replace-objects", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c",
        "protocol.allow=never",
    ]

    private static let ownVariables: [GoString] = [
        "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_CONFIG_COUNT=0", "LC_ALL=C",
    ]

    /// Runs git to its end.
    ///
    /// - Parameter input: what git reads on standard input.
    /// - Throws: `ReviewFailure` where git cannot be started.
    func run(_ arguments: [GoString], input: [UInt8] = []) throws(ReviewFailure) -> Outcome {
        var git = Program("git", ["-C", directory] + Self.options + arguments)
        git.environment = Self.environment
        let result: ProgramResult
        do { result = try git.run(input: input) } catch { throw ReviewFailure("cannot run git: " + error.message) }
        return Outcome(status: result.ending.status, output: result.output, errors: GoString(result.errors))
    }

    private static var environment: [GoString] {
        Program.inheritedEnvironment.filter { !$0.hasPrefix("GIT_") && !$0.hasPrefix("LC_ALL=") } + ownVariables
    }
}

extension ProgramEnding {
    fileprivate var status: Int32 {
        switch self {
        case .exited(let status): status
        case .killed(let signal): 128 + signal
        case .timedOut, .interrupted: 128 + SIGKILL
        }
    }
}
