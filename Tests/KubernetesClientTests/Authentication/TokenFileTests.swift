import Failures
import Foundation
import GoLibrary
import GoTemplate
import Kubernetes
import TestSupport
import Testing

@testable import KubernetesClient

/// Tokens in files are replaced while a command runs.
struct TokenFileTests {
    /// A clock that stands still until it is set.
    private final class Clock {
        var seconds: Int64 = 1_000_000
        func now() -> GoTime { GoTime(unixSeconds: seconds) }
    }

    private let clock = Clock()
    private let folder: URL
    private let file: TokenFile

    init() throws {
        folder = try ScratchFolder.make()
        file = TokenFile(GoString(folder.path + "/token"), now: clock.now)
    }

    private func write(_ text: String) throws { try Data(text.utf8).write(to: folder.appendingPathComponent("token")) }

    private func token() throws -> String { String(decoding: try file.token().bytes, as: UTF8.self) }

    @Test func aTokenIsReadAnewAfterAMinute() throws {
        try write(" one\n")
        #expect(try token() == "one")
        try write("two")
        clock.seconds += 49
        #expect(try token() == "one")
        clock.seconds += 1
        #expect(try token() == "two")
    }

    @Test func theLastTokenStays() throws {
        try write("one")
        #expect(try token() == "one")
        clock.seconds += 60
        try write(" ")
        #expect(try token() == "one")
        try FileManager.default.removeItem(atPath: folder.path + "/token")
        #expect(try token() == "one")
    }

    @Test func whyThereIsNoneIsSaid() throws {
        let path = folder.path + "/token"
        let missing = #expect(throws: HelmError.self) { try file.token() }
        #expect(
            missing?.message.text
                == "failed to read token file \"\(path)\": open \(path): no such file or directory")
        try write("\n")
        let empty = #expect(throws: HelmError.self) { try file.token() }
        #expect(empty?.message.text == "read empty token from file \"\(path)\"")
    }

    @Test func afterARefusalItIsReadAtOnce() throws {
        try write("one")
        let credentials = BearerCredentials(nil, file: file)
        let first = credentials.authorization()
        #expect(!credentials.wereRefused(first))
        try write("two")
        #expect(credentials.wereRefused(first))
        #expect(credentials.authorization().headers["Authorization"] == "Bearer two")
        // Another request that was sent with the old token may be sent again, too.
        #expect(credentials.wereRefused(first))
        #expect(!credentials.wereRefused(credentials.authorization()))
    }
}
