import CSpawn
import GoLibrary
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// A program that was started and is to be waited for, once.
struct ChildProcess {
    private let identifier: pid_t
    /// Whether it leads a process group of its own, which then can be killed as one.
    private let leadsGroup: Bool

    /// - Throws: `ProgramFailure` where the system does not execute the file.
    init(starting program: Program, at path: GoString, _ streams: StandardStreams) throws(ProgramFailure) {
        // Without a limit it stays in our group, so that a terminal's Ctrl-C reaches it.
        leadsGroup = program.timeLimit != nil
        let words = CStringList([program.name] + program.arguments)
        let variables = program.environment.map(CStringList.init)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let pairs = [streams.input.child, streams.output.child, streams.errors.child].enumerated()
        for (number, end) in pairs { posix_spawn_file_actions_adddup2(&actions, end.number, Int32(number)) }
        swelm_spawn_close_from(&actions, STDERR_FILENO + 1)
        var attributes = Self.attributes(leadsGroup: leadsGroup)
        defer { posix_spawnattr_destroy(&attributes) }
        var identifier = pid_t()
        let code = path.withCString { path in
            guard let variables else {
                return posix_spawn(&identifier, path, &actions, &attributes, words.pointers, environ)
            }
            return posix_spawn(&identifier, path, &actions, &attributes, words.pointers, variables.pointers)
        }
        guard code == 0 else { throw ProgramFailure("fork/exec " + path, code) }
        self.identifier = identifier
    }

    private static func attributes(leadsGroup: Bool) -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | (leadsGroup ? POSIX_SPAWN_SETPGROUP : 0)
        posix_spawnattr_setflags(&attributes, Int16(flags))
        return attributes
    }

    /// Waits for the end; after the limit the child is ended.
    func wait(until limit: WaitLimit) -> ProgramEnding {
        guard limit.isLimited else { return reaped(0) ?? .timedOut }
        return end(before: { limit.isOver }) ?? end(for: limit)
    }

    /// Ends the child for what the limit says.
    func end(for limit: WaitLimit) -> ProgramEnding { limit.isInterrupted ? terminate() : kill(.timedOut) }

    /// Asks the child to end, and kills it where it does not for two seconds.
    func terminate() -> ProgramEnding {
        send(SIGTERM)
        let deadline = Deadline(after: .seconds(2))
        return end(before: { deadline.isOver }) == nil ? kill(.interrupted) : .interrupted
    }

    /// Kills the child and its group.
    private func kill(_ ending: ProgramEnding) -> ProgramEnding {
        send(SIGKILL)
        _ = reaped(0)
        return ending
    }

    private func send(_ signal: Int32) { Glibc.kill(leadsGroup ? -identifier : identifier, signal) }

    /// How it ended; nil where that does not come in time.
    private func end(before isOver: () -> Bool) -> ProgramEnding? {
        // There is nothing to poll for a child that has closed its streams; few do before they end.
        var pause: useconds_t = 500
        while !isOver() {
            if let ending = reaped(WNOHANG) { return ending }
            usleep(pause)
            pause = min(2 * pause, 20_000)
        }
        return nil
    }

    /// How it ended; nil while it runs, where `options` say not to wait.
    private func reaped(_ options: Int32) -> ProgramEnding? {
        var status: Int32 = 0
        var result: pid_t
        repeat { result = waitpid(identifier, &status, options) } while result < 0 && errno == EINTR
        guard result != 0 else { return nil }
        // What the system does not tell is no success.
        guard result > 0 else { return .exited(-1) }
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
    }
}
