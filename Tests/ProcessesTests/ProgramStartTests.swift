import Foundation
import GoTemplate
import Testing

@testable import Processes

/// Programs that run beside this one.
@Suite(.timeLimit(.minutes(1)))
struct ProgramStartTests {
    private func shell(_ script: String) -> Program { Program("/bin/sh", ["-c", GoString(script)]) }

    @Test func itRunsBeforeItsResultIsAskedFor() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "swelm-beside-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let running = try shell("touch '\(file.path)'; echo done").start(input: .nothing)
        while !FileManager.default.fileExists(atPath: file.path) { usleep(1000) }
        #expect(running.result().output == Array("done\n".utf8))
    }

    @Test func nothingCanBeRead() throws {
        let result = try shell("cat; readlink /proc/self/fd/0").start(input: .nothing).result()
        #expect(String(decoding: result.output, as: UTF8.self) == "/dev/null\n")
    }

    @Test func ourStreamsCanBeShared() throws {
        var program = shell("readlink /proc/self/fd/0 /proc/self/fd/2")
        program.sharesErrors = true
        let links = try ["0", "2"].map { number in
            try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + number)
        }
        let result = try program.start(input: .shared).result()
        #expect(String(decoding: result.output, as: UTF8.self) == links.joined(separator: "\n") + "\n")
        #expect(result.errors.isEmpty)
    }

    @Test(arguments: ["sleep 100", "exec >&-; sleep 100", "trap '' TERM; sleep 0.1; echo; sleep 100 & wait; wait"])
    func whoSaysSoEndsIt(_ script: String) throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let running = try shell(script).start(input: .nothing)
        try #require(write(ends[1], "x", 1) == 1)
        #expect(running.result(unless: ends[0]).ending == .interrupted)
    }

    @Test func anInterruptionThatDoesNotComeChangesNothing() throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let running = try shell("exec >&-; sleep 0.05; exit 4").start(input: .nothing)
        #expect(running.result(unless: ends[0]).ending == .exited(4))
    }

    @Test func itEndsWithWhoeverHoldsIt() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "swelm-held-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let path = file.path
        do {
            let running = try shell("trap 'touch \(path).end; exit' TERM; touch \(path); sleep 100 & wait")
                .start(input: .nothing)
            while !FileManager.default.fileExists(atPath: path) { usleep(1000) }
            withExtendedLifetime(running) {}
        }
        defer { try? FileManager.default.removeItem(atPath: path + ".end") }
        #expect(FileManager.default.fileExists(atPath: path + ".end"))
    }

    @Test func aPathThatIsNotLookedAtFailsInOtherWords() {
        var program = Program("/no/such")
        program.checksPath = false
        let failure = #expect(throws: ProgramFailure.self) { try program.run() }
        #expect(failure?.message.text == "fork/exec /no/such: no such file or directory")
        #expect(failure?.kind == .notStarted)
        program.name = "no-such-program"
        #expect(#expect(throws: ProgramFailure.self) { try program.run() }?.kind == .notFound)
    }
}
