import Foundation
import GoLibrary
import GoTemplate
import HTTP
import TestSupport
import Testing

@testable import Signals

/// Numbers in a real Pushgateway, that of Debian.
@Suite(
    .timeLimit(.minutes(1)),
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/prometheus-pushgateway")))
struct PushgatewayTests {
    private let folder: ScratchFolder
    private let process = Process()
    private let address: String

    init() throws {
        folder = try ScratchFolder()
        // A port that was free a moment ago.
        let socket = try ListeningSocket(backlog: 1)
        close(socket.descriptor)
        address = "127.0.0.1:\(socket.port)"
        process.executableURL = URL(filePath: "/usr/bin/prometheus-pushgateway")
        process.arguments = ["--web.listen-address=\(address)"]
        process.currentDirectoryURL = folder.url
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    }

    /// The lines of the rollouts, and nothing of the gateway's own; nil before it listens.
    private func numbers() throws -> [String]? {
        let caller = HTTPCaller(loop: try Loop())
        let url = try GoURL(parsing: GoString("http://\(address)/metrics" as String))
        let call = HTTPCaller.Call(url: url, timeout: GoDuration(wrappingSeconds: 5), limit: 1 << 20)
        guard let answer = try? caller.answer(to: call) else { return nil }
        return String(decoding: answer.body, as: UTF8.self).split(separator: "\n").map(String.init)
            .filter { $0.hasPrefix("swelm_rollout_state") }
    }

    private func gateway(_ address: String) throws -> Pushgateway {
        try Pushgateway(GoString(address), in: SignalSurroundings(environment: [:]))
    }

    @Test func itHasThemUntilTheyAreTakenAway() throws {
        try process.run()
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        while try numbers() == nil, process.isRunning { usleep(20_000) }
        let gateway = try gateway("http://\(address)/")
        for number in [1, 2] {
            try gateway.put(
                GoString(
                    "# TYPE swelm_rollout_state gauge\nswelm_rollout_state{state=\"running\"} \(number)\n" as String),
                of: "web.3")
        }
        try gateway.put("# TYPE swelm_rollout_state gauge\nswelm_rollout_state{state=\"held\"} 1\n", of: "web.4")
        #expect(
            try numbers() == [
                #"swelm_rollout_state{instance="",job="swelm",rollout="web.3",state="running"} 2"#,
                #"swelm_rollout_state{instance="",job="swelm",rollout="web.4",state="held"} 1"#,
            ])
        try gateway.remove("web.3")
        try gateway.remove("web.3")
        #expect(try numbers()?.count == 1)
        let refused = #expect(throws: SignalFailure.self) { try gateway.put("no numbers\n", of: "web.5") }
        #expect(refused?.message.hasPrefix("the Pushgateway: ") == true, "\(refused?.message ?? "")")
    }

    @Test func whatIsNotThereIsNamedWithoutAPassword() throws {
        let failure = #expect(throws: SignalFailure.self) {
            try gateway("http://me:pwd-in-url@\(address)").put("", of: "web.3")
        }
        #expect(failure?.message.text.hasPrefix(address + ": ") == true, "\(failure?.message ?? "")")
        #expect(throws: SignalFailure.self) { try gateway("gateway:9091") }
    }
}
