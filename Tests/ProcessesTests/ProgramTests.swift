import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Processes

/// Programs get what they are to get, and nothing that they do keeps this process waiting.
struct ProgramTests {
    private func shell(_ script: String, limit: Duration? = nil) -> Program {
        var program = Program("/bin/sh", ["-c", GoString(script)])
        program.timeLimit = limit
        return program
    }

    private let large = [UInt8](repeating: 0x61, count: 3_000_000)

    @Test(.timeLimit(.minutes(1)))
    func streamsOfAnySizeBlockNobody() throws {
        let result = try shell("head -c 2000000 /dev/zero >&2; cat; head -c 2000000 /dev/zero >&2").run(input: large)
        #expect(result.ending == .exited(0))
        #expect(result.output == large)
        #expect(result.errors.count == 4_000_000)
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["exec <&-; echo end", "head -c 1 >/dev/null; echo end", "echo end"])
    func inputNeedNotBeRead(_ script: String) throws {
        let result = try shell(script).run(input: large)
        #expect(result.ending.isSuccess)
        #expect(result.output == Array("end\n".utf8))
    }

    @Test(
        arguments: [
            ("exit 3", .exited(3), "exit status 3"), ("kill -9 $$", .killed(signal: 9), "signal: killed"),
            ("kill -PIPE $$", .killed(signal: 13), "signal: broken pipe"),
        ] as [(String, ProgramEnding, String)])
    func endingsAreTold(_ script: String, _ ending: ProgramEnding, _ description: String) throws {
        let result = try shell(script).run()
        #expect(result.ending == ending)
        #expect(result.ending.description == description)
        #expect(!result.ending.isSuccess)
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "sleep 100", "sleep 100 & wait", "exec >&- 2>&-; sleep 100", "trap '' TERM INT; sleep 100",
            "sleep 100 & exit 0",
        ])
    func aLimitEndsIt(_ script: String) throws {
        let result = try shell(script, limit: .milliseconds(100)).run(input: large)
        #expect(result.ending == .timedOut)
    }

    /// What it started holds a pipe open for as long as it lives.
    @Test(.timeLimit(.minutes(1)))
    func aLimitEndsWhatItStarted() throws {
        let folder = try ScratchFolder()
        let pipe = folder.path("pipe").text
        try #require(mkfifo(pipe, 0o600) == 0)
        // To open it does not wait for the other side; to read does.
        let reader = open(pipe, O_RDONLY | O_NONBLOCK)
        let result = try shell("(echo begun >&3; exec sleep 100) 3>'\(pipe)' & wait", limit: .seconds(2)).run()
        #expect(result.ending == .timedOut)
        _ = fcntl(reader, F_SETFL, O_RDONLY)
        #expect(try FileHandle(fileDescriptor: reader, closeOnDealloc: true).readToEnd() == Data("begun\n".utf8))
    }

    @Test func whoIsFastEnoughIsNotKilled() throws {
        #expect(try shell("exec >&- 2>&-; sleep 0.05", limit: .seconds(30)).run().ending == .exited(0))
    }

    /// Nothing is ended that goes on in the group of a program that came to its end.
    @Test func whatItLeavesBehindLives() throws {
        let result = try shell("sleep 100 >/dev/null 2>&1 & echo $!", limit: .seconds(30)).run()
        let left = try #require(pid_t(String(decoding: result.output, as: UTF8.self).dropLast()))
        defer { kill(left, SIGKILL) }
        #expect(result.ending == .exited(0))
        #expect(kill(left, 0) == 0)
    }

    /// Not even a zombie.
    @Test(arguments: ["", "exec >&- 2>&-;"])
    func nothingIsLeftOfWhatWasKilled(_ start: String) throws {
        let folder = try ScratchFolder()
        let file = folder.path("pid").text
        let result = try shell("echo $$ > '\(file)'; \(start) sleep 100", limit: .seconds(2)).run()
        #expect(result.ending == .timedOut)
        let child = try #require(pid_t(String(contentsOfFile: file, encoding: .utf8).dropLast()))
        withExtendedLifetime(folder) {}
        #expect(kill(child, 0) == -1 && errno == ESRCH)
    }

    @Test(arguments: ["printf x", "printf xy; printf z >&2"])
    func fewBytesAreRead(_ script: String) throws {
        let result = try shell(script).run()
        #expect(result.output == Array(script.count > 8 ? "xy".utf8 : "x".utf8))
        #expect(result.errors == Array(script.count > 8 ? "z".utf8 : "".utf8))
    }

    @Test func nothingButTheStreamsIsInherited() throws {
        let descriptor = open("/dev/null", O_RDONLY)
        defer { close(descriptor) }
        let result = try Program("ls", ["/proc/self/fd"]).run()
        // The last is the folder that ls reads.
        #expect(String(decoding: result.output, as: UTF8.self) == "0\n1\n2\n3\n")
    }

    @Test func signalsAreAsUsual() throws {
        signal(SIGPIPE, SIG_IGN)
        let result = try Program("grep", ["-E", "^Sig(Blk|Ign):", "/proc/self/status"]).run()
        let masks = String(decoding: result.output, as: UTF8.self).split(separator: "\n").map { line in
            UInt64(line.drop { $0 != "\t" }.dropFirst(), radix: 16)
        }
        #expect(masks.first == 0)
        #expect(try #require(masks.last ?? nil) & (1 << UInt64(SIGPIPE - 1)) == 0)
    }

    @Test func theEnvironmentIsItsOwn() throws {
        var program = Program("/usr/bin/env")
        program.environment = ["A=1", "B=\u{E9}"]
        #expect(try program.run().output == Array("A=1\nB=\u{E9}\n".utf8))
    }

    /// Go's words, from its os/exec.
    @Test(arguments: [
        ("no-such-program", "exec: \"no-such-program\": executable file not found in $PATH"),
        ("./no/such", "exec: \"./no/such\": stat ./no/such: no such file or directory"),
        ("/etc/passwd", "exec: \"/etc/passwd\": permission denied"),
        ("/tmp", "exec: \"/tmp\": is a directory"),
        ("", "exec: \"\": executable file not found in $PATH"),
        ("a\0b", "exec: a program takes no word with a NUL byte: \"a\\x00b\""),
    ])
    func whatCannotStartIsSaid(_ name: String, _ message: String) {
        let failure = #expect(throws: ProgramFailure.self) { try Program(GoString(name)).run() }
        #expect(failure?.message.text == message)
    }

    @Test func aFileOfAnotherFormatIsRefused() throws {
        let folder = try ScratchFolder(["program": "no program"])
        let file = folder.url.appending(path: "program")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        let failure = #expect(throws: ProgramFailure.self) { try Program(GoString(file.path)).run() }
        #expect(failure?.message.text == "fork/exec \(file.path): exec format error")
    }

    /// Started at the same time, no child holds the pipe of another: each ends with its own input.
    @Test(.timeLimit(.minutes(1)))
    func manyRunAtOnce() {
        let outputs = Locked<[Int: [UInt8]]>([:])
        ParallelRuns.each(200) { index in
            let output = try? Program("cat").run(input: Array("\(index)".utf8)).output
            outputs.withLock { $0[index] = output }
        }
        let expected = (0..<200).map { ($0, Array("\($0)".utf8)) }
        #expect(outputs.withLock { $0 } == Dictionary(uniqueKeysWithValues: expected))
    }
}
