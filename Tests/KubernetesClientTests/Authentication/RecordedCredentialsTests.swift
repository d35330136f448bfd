import Failures
import Files
import Foundation
import GoTemplate
import HTTP
import Kubernetes
import TestSupport
import Testing

@testable import KubernetesClient

/// What requests carried to a server, as client-go 1.36 authenticated them (scripts/record-credential-fixtures.go).
struct RecordedCredentialsTests {
    @Test func authenticatesAsClientGo() throws {
        let cases = try RecordedCase.all()
        #expect(cases.count > 150)
        for (number, recorded) in cases.enumerated() where !recorded.showsInHandshake {
            let folder = try ScratchFolder.make().path
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let found = try recorded.run(in: folder)
            #expect(found == recorded.expected, "case \(number): \(recorded.line)")
        }
    }
}

/// A line of the fixture.
private struct RecordedCase {
    /// What came of the requests of a case.
    struct Outcome: Equatable {
        var error: String?
        var requests: [Request] = []
        var runs: String?
    }

    struct Request: Equatable {
        var error: String?
        var headers: [String] = []
        var hasCertificate = false
    }

    let line: String
    private let given: [String: Any]
    private let answer: [String: Any]

    private static let server = "https://127.0.0.1:1"
    private static let authority = "-----BEGIN CERTIFICATE-----\nYQ==\n-----END CERTIFICATE-----\n"

    static func all() throws -> [RecordedCase] {
        let stream = try GzipStream(recordedBytes("kubeconfig/credentials.jsonl.gz"))
        var text: [UInt8] = []
        while case let part = try stream.read(1 << 16), !part.isEmpty { text += part }
        return try text.split(separator: UInt8(ascii: "\n")).map { try RecordedCase(Array($0)) }
    }

    private init(_ bytes: [UInt8]) throws {
        line = String(decoding: bytes, as: UTF8.self)
        let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: [String: Any]]
        given = try #require(object?["given"])
        answer = try #require(object?["answer"])
    }

    /// The server's answer to each request.
    private var steps: [(status: Int, files: [String: String])] {
        (given["steps"] as? [[String: Any]] ?? []).map { step in
            (step["status"] as? Int ?? 0, step["files"] as? [String: String] ?? [:])
        }
    }

    /// What client-go did; how often it runs a plugin whose credentials are expired at once is its own affair.
    var expected: Outcome {
        var outcome = Outcome(error: answer["error"] as? String)
        outcome.requests = (answer["requests"] as? [[String: Any]] ?? []).map { request in
            let headers = (request["headers"] as? [String] ?? []).map(Self.normal)
            return Request(
                error: request["error"] as? String, headers: headers.sorted(),
                hasCertificate: request["certificate"] != nil)
        }
        outcome.runs = comparesRuns ? answer["runs"] as? String ?? "" : nil
        return outcome
    }

    /// Whether Go finds out beforehand what others are told by TLS.
    var showsInHandshake: Bool { line.contains("private key does not match public key") }

    private var comparesRuns: Bool { !line.contains("2016-01-01T") }

    /// Names of fields in lower case, which do not differ by it, and values without blanks at the end.
    private static func normal(_ header: String) -> String {
        let parts = header.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.last.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
        return (parts.first?.lowercased() ?? "") + ": " + value
    }
}

// MARK: - Running

extension RecordedCase {
    func run(in folder: String) throws -> Outcome {
        try write(given["files"] as? [String: String] ?? [:], into: folder)
        try write(["config": kubeConfig], into: folder)
        var outcome = Outcome()
        do throws(HelmError) {
            let configuration = try settings(in: folder).resolved()
            let surroundings = PluginSurroundings(inputIsTerminal: false)
            let credentials = try ClusterCredentials(configuration, surroundings)
            _ = try Endpoint(configuration, credentials: credentials, userAgent: "test")
            for (status, files) in steps {
                try? write(files, into: folder)
                outcome.requests.append(Self.request(credentials, status))
            }
        } catch {
            outcome.error = emptied(error.message.text, folder)
        }
        let runs = try? String(contentsOfFile: folder + "/runs", encoding: .utf8)
        outcome.runs = comparesRuns ? emptied(runs ?? "", folder) : nil
        for index in outcome.requests.indices {
            outcome.requests[index].error = outcome.requests[index].error.map { emptied($0, folder) }
        }
        return outcome
    }

    private static func request(_ credentials: ClusterCredentials, _ status: Int) -> Request {
        do throws(CredentialsFailure) {
            let authorization = try credentials.authorization()
            if let name = authorization.headers.unsendableName {
                return Request(error: "net/http: invalid header field value for \"\(name)\"")
            }
            if status == 401 { _ = credentials.wereRefused(authorization) }
            return Request(
                headers: authorization.headers.fields.map { normal($0.name.text + ": " + $0.value.text) }.sorted(),
                hasCertificate: authorization.identity != nil)
        } catch {
            return Request(error: error.message.text)
        }
    }

    private var kubeConfig: String {
        func indented(_ name: String) -> String {
            let lines = (given[name] as? String ?? "").split(separator: "\n", omittingEmptySubsequences: false)
            return lines.map { "    " + $0 + "\n" }.joined()
        }
        return "current-context: c\ncontexts: [{name: c, context: {cluster: k, user: u}}]\nclusters:\n- name: k\n"
            + "  cluster:\n" + indented("cluster") + "users:\n- name: u\n  user:\n" + indented("user")
    }

    private func settings(in folder: String) -> ClusterSettings {
        var flags = ClusterFlags()
        flags.kubeConfig = GoString(folder + "/config")
        return ClusterSettings(flags, [:])
    }

    private func write(_ files: [String: String], into folder: String) throws {
        for (name, content) in files {
            let file = URL(fileURLWithPath: folder + "/" + name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(filled(content, folder).utf8).write(to: file)
            let mode = name.hasPrefix("plain/") ? 0o600 : 0o700
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        }
    }

    private var placeholders: [(String, String)] {
        let encoded = Data(Self.authority.utf8).base64EncodedString()
        return [("$SERVER", Self.server), ("$AUTHORITY", encoded), ("$PEM", Self.authority)]
    }

    private func filled(_ text: String, _ folder: String) -> String {
        ([("$DIR", folder)] + placeholders).reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }

    private func emptied(_ text: String, _ folder: String) -> String {
        ([("$DIR", folder)] + placeholders).reduce(text) { $0.replacingOccurrences(of: $1.1, with: $1.0) }
    }
}

extension Headers {
    /// The name of a field that net/http would refuse.
    fileprivate var unsendableName: String? {
        fields.first { $0.value.bytes.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F } }?.name.text
    }
}
