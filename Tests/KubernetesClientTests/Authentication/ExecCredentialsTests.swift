import Failures
import Foundation
import GoLibrary
import GoTemplate
import HTTP
import Kubernetes
import TestSupport
import Testing

@testable import KubernetesClient

/// Plugins run as seldom as they can, and never longer than anybody waits for them.
@Suite(.timeLimit(.minutes(1)))
struct ExecCredentialsTests {
    private let folder: URL

    init() throws { folder = try ScratchFolder.make() }

    /// Credentials of a plugin that does what the script says, and prints what stands in its answer.
    private func credentials(
        _ script: String, mode: String = "Never", server: String = "https://h", other: String = "",
        _ surroundings: PluginSurroundings = PluginSurroundings(inputIsTerminal: false)
    ) throws -> ClusterCredentials {
        try write("plugin", "#!/bin/sh\necho run >> \(folder.path)/runs\n" + script)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o700], ofItemAtPath: folder.path + "/plugin")
        try write(
            "config",
            "current-context: c\ncontexts: [{name: c, context: {cluster: k, user: u}}]\n"
                + "clusters: [{name: k, cluster: {server: '\(server)'}}]\nusers: [{name: u, user: {\(other)exec: "
                + "{command: ./plugin, apiVersion: client.authentication.k8s.io/v1, interactiveMode: \(mode)}}}]\n")
        var flags = ClusterFlags()
        flags.kubeConfig = GoString(folder.path + "/config")
        return try ClusterCredentials(try ClusterSettings(flags, [:]).resolved(), surroundings)
    }

    private func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    /// A script that prints a token with the number of the run.
    private func answer(_ fields: String = "") -> String {
        "n=$(grep -c '' \(folder.path)/runs)\ncat <<END\n{\"apiVersion\": \"client.authentication.k8s.io/v1\", "
            + "\"kind\": \"ExecCredential\", \"status\": {\"token\": \"t$n\"\(fields)}}\nEND\n"
    }

    private var runs: Int {
        (try? String(contentsOfFile: folder.path + "/runs", encoding: .utf8))?.split(separator: "\n").count ?? 0
    }

    private func token(_ credentials: ClusterCredentials) throws -> String? {
        try credentials.authorization().headers["Authorization"]?.text
    }

    @Test func itIsRunBeforeItsCredentialsExpire() throws {
        var surroundings = PluginSurroundings(inputIsTerminal: false)
        var seconds: Int64 = 0
        surroundings.now = { GoTime(unixSeconds: seconds) }
        let expiring = answer(", \"expirationTimestamp\": \"1970-01-01T00:01:40Z\"")
        let credentials = try credentials(expiring, surroundings)
        #expect(try token(credentials) == "Bearer t1")
        seconds = 89
        #expect(try token(credentials) == "Bearer t1")
        seconds = 90
        #expect(try token(credentials) == "Bearer t2")
        // What is given in the last moments is used to the end of them.
        seconds = 99
        #expect(try token(credentials) == "Bearer t2")
        seconds = 100
        #expect(try token(credentials) == "Bearer t3")
    }

    @Test func itsComplaintsAreOurs() throws {
        let credentials = try credentials("readlink /proc/self/fd/2 > \(folder.path)/errors\n" + answer())
        #expect(try token(credentials) == "Bearer t1")
        let ours = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/2")
        #expect(try String(contentsOfFile: folder.path + "/errors", encoding: .utf8) == ours + "\n")
    }

    @Test func aPluginThatIsNotThere() throws {
        let credentials = try credentials(answer())
        try FileManager.default.removeItem(atPath: folder.path + "/plugin")
        let failure = try #require(throws: CredentialsFailure.self) { try credentials.authorization() }
        #expect(
            failure.message.text
                == "getting credentials: exec: fork/exec \(folder.path)/plugin: no such file or directory")
    }

    @Test func manyRefusalsRunItOnce() throws {
        let credentials = try credentials(answer())
        let sent = try credentials.authorization()
        for _ in 0..<5 { #expect(credentials.wereRefused(sent)) }
        #expect(runs == 2)
        #expect(try token(credentials) == "Bearer t2")
        #expect(credentials.wereRefused(try credentials.authorization()))
        #expect(runs == 3)
    }

    @Test func theSameAnswerIsNothingBetter() throws {
        let credentials = try credentials(answer().replacingOccurrences(of: "t$n", with: "t"))
        #expect(!credentials.wereRefused(try credentials.authorization()))
    }

    @Test func onlyWhoTypesIsAsked() throws {
        let script = "tty >/dev/null && exit 1\n" + answer()
        let terminal = PluginSurroundings(inputIsTerminal: true, inputUse: "used by values")
        #expect(try token(credentials(script, mode: "IfAvailable", terminal)) == "Bearer t1")
        let failure = #expect(throws: CredentialsFailure.self) {
            try credentials(script, mode: "Always", terminal).authorization()
        }
        #expect(
            failure?.message.text == "getting credentials: exec plugin cannot support interactive mode: "
                + "standard input is unavailable: used by values")
    }

    @Test func whoCancelsDoesNotWait() throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        try #require(Foundation.write(ends[1], "x", 1) == 1)
        let surroundings = PluginSurroundings(inputIsTerminal: false, cancellation: ends[0])
        let failure = try #require(throws: CredentialsFailure.self) {
            try credentials("sleep 100\n" + answer(), surroundings).authorization()
        }
        #expect(failure.message.text == "getting credentials: context canceled")
    }

    @Test func nobodyShowsWhoHeIsInTheClear() throws {
        for other in ["", "token: t, ", "username: u, password: p, "] {
            let credentials = try credentials(answer(), server: "http://h", other: other + "as: me, ")
            #expect(try credentials.authorization().headers.fields.map(\.name) == ["Impersonate-User"])
        }
        #expect(runs == 0)
    }
}
