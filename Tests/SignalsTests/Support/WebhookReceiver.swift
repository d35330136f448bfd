import Codecs
import Foundation
import GoTemplate
import Processes
import TestSupport

/// scripts/webhook-receiver as a process of its own, which checks signatures without any code of ours.
final class WebhookReceiver {
    private let folder: ScratchFolder
    private let process: RunningProgram
    let url: String

    /// In the form of Standard Webhooks.
    static let keys = ["whsec_cGxhbnRlZC1maXJzdC1rZXk=", "whsec_cGxhbnRlZC1zZWNvbmQta2V5"]

    private static let program = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "scripts/webhook-receiver")

    init() throws {
        let folder = try ScratchFolder()
        let words = [folder.path] + Self.keys.map { GoString($0) }
        var program = Program(GoString(Self.program.path), words)
        program.timeLimit = .seconds(300)
        process = try program.start(input: .nothing)
        self.folder = folder
        for _ in 0..<600 where folder.bytes(of: "address") == nil { usleep(50_000) }
        url = String(decoding: folder.bytes(of: "address") ?? [], as: UTF8.self)
    }

    /// What it was sent so far.
    var requests: [Request] {
        get throws {
            try (folder.bytes(of: "requests") ?? []).split(separator: UInt8(ascii: "\n")).map {
                try JSONDecoder().decode(Request.self, from: Data($0))
            }
        }
    }

    struct Request: Decodable {
        let method: String
        let path: String
        let headers: [String: String]
        let body: String
        /// The places of the keys of which a signature is valid.
        let valid: [Int]
        /// Whether it says that it was sent just now.
        let isFresh: Bool

        /// The body as values.
        var content: Value { get throws { try JSON.decode(Array(body.utf8)) } }
    }
}

extension Value {
    /// What stands below some keys, as JSON; empty where nothing does.
    func text(_ keys: String...) -> String {
        var value = self
        for key in keys {
            guard case .map(let map) = value, let next = map[GoString(key)] else { return "" }
            value = next
        }
        return (try? String(decoding: JSON.encode(value, escapesHTML: false), as: UTF8.self)) ?? ""
    }
}
