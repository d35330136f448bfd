import Charts
import GoTemplate

#if canImport(Glibc)
    import Glibc
#endif

/// An executable that reads the manifests on standard input and writes what is to be applied.
///
/// This is Helm 3's contract; Helm 4 takes plugins only.
package struct PostRenderer: Sendable {
    /// The executable's path, or a name found in `PATH`.
    package let executable: GoString
    package let arguments: [GoString]

    package init(executable: GoString, arguments: [GoString]) {
        self.executable = executable
        self.arguments = arguments
    }

    /// Runs the executable over `input`.
    ///
    /// - Throws: `HelmError` where it cannot be started, fails, or writes nothing.
    func run(_ input: [UInt8]) throws -> [UInt8] {
        let inbound = try Pipe()
        let outbound = try Pipe()
        let process = try start(reading: inbound, writing: outbound)
        inbound.closeReadingEnd()
        outbound.closeWritingEnd()
        let output = inbound.feed(input, while: { outbound.readAll() })
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        guard status == 0 else {
            throw failure("error while running command \(executable.text): exit status \((status >> 8) & 0xFF)")
        }
        if output.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }) {
            throw failure("post-renderer \"\(executable.text)\" produced empty output")
        }
        return output
    }

    private func start(reading input: Pipe, writing output: Pipe) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input.reading, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
        for descriptor in [input.reading, input.writing, output.reading, output.writing] {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        var words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0.text) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var process = pid_t()
        let code = posix_spawnp(&process, executable.text, &actions, nil, words, environ)
        guard code == 0 else {
            throw failure("unable to find binary at \(executable.text): \(String(cString: strerror(code)))")
        }
        return process
    }

    private func failure(_ reason: String) -> HelmError {
        HelmError("error while running post render on files: \(reason)")
    }
}

/// A pipe between this process and another.
private struct Pipe {
    let reading: Int32
    let writing: Int32

    init() throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw HelmError("cannot open a pipe: \(String(cString: strerror(errno)))") }
        reading = ends[0]
        writing = ends[1]
    }

    func closeReadingEnd() { close(reading) }
    func closeWritingEnd() { close(writing) }

    /// Writes `input` from a thread of its own while `body` runs, so that neither side waits for the other.
    func feed<Result>(_ input: [UInt8], while body: () -> Result) -> Result {
        let thread = WorkerThread(stackSize: 1 << 20) { writeAll(input) }
        if thread == nil { writeAll(input) }
        let result = body()
        thread?.join()
        return result
    }

    func readAll() -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(reading, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        close(reading)
        return bytes
    }

    private func writeAll(_ input: [UInt8]) {
        var offset = 0
        while offset < input.count {
            let written = input[offset...].withUnsafeBytes { write(writing, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { break }
            offset += written
        }
        closeWritingEnd()
    }
}
