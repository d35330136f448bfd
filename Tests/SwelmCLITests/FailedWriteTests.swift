import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// What could not be written counts as failed, whatever the command: exit code 1 and the system's reason.
@Suite(.serialized)
struct FailedWriteTests {
    init() { FileManager.default.changeCurrentDirectoryPath(GoldenCase.root.path) }

    private func run(_ arguments: [String], into path: String) -> (exitCode: Int32, errors: String) {
        let descriptor = open(path, O_WRONLY)
        defer { close(descriptor) }
        return run(arguments, DescriptorSink(descriptor, name: "/dev/stdout"))
    }

    private func run(_ arguments: [String], _ output: any ByteSink) -> (exitCode: Int32, errors: String) {
        let errors = BufferSink()
        let context = CommandContext(environment: [:], output: output, errors: errors, errorsAreOnTerminal: false)
        let exitCode = CommandLineProgram(context: context).run(arguments.map { GoString($0) })
        return (exitCode, String(decoding: errors.bytes, as: UTF8.self))
    }

    @Test(arguments: [
        ["version"], ["env"], ["help"], ["--help"], ["get"], ["get", "values", "--help"], ["completion", "bash"],
        ["template", "r", "charts/lifecycle"], ["diff", "charts/lifecycle", "charts/lifecycle", "-o", "json"],
        ["list", "--store", "memory:"], ["install", "r", "charts/lifecycle", "--store", "memory:", "-o", "yaml"],
    ])
    func aFullDeviceIsAFailure(_ arguments: [String]) {
        let run = run(arguments, into: "/dev/full")
        #expect(run.exitCode == 1)
        #expect(run.errors.hasSuffix("Error: write /dev/stdout: no space left on device\n"))
    }

    /// Not 2, which would say that there are changes which nobody could read.
    @Test func aFullDeviceHidesNoChanges() {
        let arguments = ["diff", "charts/lifecycle", "charts/productpage"]
        #expect(run(arguments, into: "/dev/null").exitCode == 2)
        #expect(run(arguments, into: "/dev/full").exitCode == 1)
    }

    @Test func aReaderThatGoesAwayIsNoFailure() throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        close(ends[0])
        defer { close(ends[1]) }
        let run = run(["template", "r", "charts/productpage"], DescriptorSink(ends[1], name: "/dev/stdout"))
        #expect(run.exitCode == 0)
        #expect(run.errors.isEmpty)
    }

    /// A pipe that its other end made non-blocking takes a large text in pieces.
    @Test(.timeLimit(.minutes(1)))
    func aPipeThatDoesNotBlockGetsEverything() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        let text = [UInt8](repeating: 0x61, count: 1_000_000)
        let (reading, writing) = (ends[0], ends[1])
        let reader = WorkerThread(stackSize: 1 << 20) {
            FileHandle(fileDescriptor: reading, closeOnDealloc: true).readDataToEndOfFile().count
        }
        let sink = DescriptorSink(writing, name: "/dev/stdout")
        sink.write(text)
        close(writing)
        #expect(reader?.join() == text.count)
        #expect(sink.failure == nil)
    }

    /// The texts are Helm's: the objects' files belong to rendering, those of hooks do not.
    @Test(arguments: [
        ("productpage", "deployment.yaml", "\n\nUse --debug flag to render out invalid YAML"),
        ("lifecycle", "hooks.yaml", ""),
    ])
    func aFileThatIsCutOffIsNotWritten(_ chart: String, _ name: String, _ suffix: String) throws {
        let folder = try ScratchFolder()
        let file = folder.path("\(chart)/templates/\(name)").text
        try folder.link("\(chart)/templates/\(name)", to: "/dev/full")
        let run = CapturedRun(["template", "r", "charts/\(chart)", "--output-dir", folder.path.text])
        #expect(run.exitCode == 1)
        #expect(run.message == "Error: write \(file): no space left on device\(suffix)\n")
        #expect(!String(decoding: run.standardOutput, as: UTF8.self).contains(file))
    }
}
