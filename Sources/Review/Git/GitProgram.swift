import GoTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs the `git` program: with a list of arguments, never through a shell, in an environment that no `GIT_*` variable
/// of the caller reaches.
struct GitProgram {
    /// What a run came to.
    struct Outcome {
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

    private static let environment = [
        "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_CONFIG_COUNT=0", "LC_ALL=C",
    ]

    /// Runs git to its end.
    ///
    /// - Parameter input: what git reads on standard input.
    /// - Throws: `ReviewFailure` where git cannot be started.
    func run(_ arguments: [GoString], input: [UInt8] = []) throws(ReviewFailure) -> Outcome {
        let words = ["git", "-C", directory] + Self.options + arguments
        if let bad = words.first(where: { $0.bytes.contains(0) }) {
            throw ReviewFailure("git takes no argument with a zero byte: " + Strconv.quote(bad))
        }
        let standardInput = try TemporaryFile(input)
        let errors = try TemporaryFile([])
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Self.failure("cannot open a pipe", errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let process: pid_t
        do throws(ReviewFailure) {
            process = try start(words, input: standardInput, output: ends[1], errors: errors)
        } catch {
            close(ends[0])
            close(ends[1])
            throw error
        }
        close(ends[1])
        let output = Self.readAll(ends[0])
        close(ends[0])
        return Outcome(status: Self.wait(for: process), output: output, errors: GoString(errors.content))
    }

    private func start(
        _ words: [GoString], input: TemporaryFile, output: Int32, errors: TemporaryFile
    ) throws(ReviewFailure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input.descriptor, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, errors.descriptor, 2)
        let arguments = CStrings(words)
        let variables = CStrings(Self.inheritedEnvironment + Self.environment.map { GoString($0) })
        var process = pid_t()
        let code = posix_spawnp(&process, "git", &actions, nil, arguments.pointers, variables.pointers)
        guard code == 0 else { throw Self.failure("cannot run git", code) }
        return process
    }

    private static var inheritedEnvironment: [GoString] {
        var result: [GoString] = []
        var pointer = environ
        while let entry = pointer.pointee {
            let variable = GoString(UnsafeRawBufferPointer(start: entry, count: strlen(entry)))
            if !variable.hasPrefix("GIT_") && !variable.hasPrefix("LC_ALL=") { result.append(variable) }
            pointer += 1
        }
        return result
    }

    private static func readAll(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }

    /// The exit status; that of a process killed by a signal is 128 and the signal's number, as in a shell.
    private static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    fileprivate static func failure(_ what: String, _ code: Int32) -> ReviewFailure {
        ReviewFailure("\(what): \(String(cString: strerror(code)).lowercased())")
    }
}

/// A file without a name, for what goes into a process or comes out beside its output: no pipe can fill up.
private final class TemporaryFile {
    private let stream: UnsafeMutablePointer<FILE>
    var descriptor: Int32 { fileno(stream) }

    init(_ content: [UInt8]) throws(ReviewFailure) {
        guard let stream = tmpfile() else { throw GitProgram.failure("cannot make a temporary file", errno) }
        self.stream = stream
        _ = fcntl(fileno(stream), F_SETFD, FD_CLOEXEC)
        fwrite(content, 1, content.count, stream)
        fflush(stream)
        lseek(fileno(stream), 0, SEEK_SET)
    }

    deinit { fclose(stream) }

    /// What was written into the file, up to a limit that messages keep.
    var content: [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = max(0, pread(descriptor, &buffer, buffer.count, 0))
        return Array(buffer[..<count])
    }
}

/// A list of C strings with the null pointer at its end, as `posix_spawn` wants it.
private final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ words: [GoString]) {
        pointers =
            words.map { word in
                (word.bytes + [0]).withUnsafeBufferPointer { buffer in
                    buffer.withMemoryRebound(to: CChar.self) { $0.baseAddress.flatMap(strdup) }
                }
            } + [nil]
    }

    deinit { for pointer in pointers { free(pointer) } }
}
