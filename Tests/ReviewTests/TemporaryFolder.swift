import Foundation
import GoTemplate

/// A folder of its own for a test, gone at its end.
final class TemporaryFolder {
    let url: URL
    var path: GoString { GoString(url.path) }

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("review-\(UUID().uuidString)")
            .resolvingSymlinksInPath()
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file and gives its path.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> GoString {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return GoString(file.path)
    }

    func write(_ files: [String: String]) throws { for (name, text) in files { try write(name, text) } }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: url.appendingPathComponent(name).path, withDestinationPath: target)
    }

    /// Runs git in the folder.
    func git(_ arguments: String...) throws { try git(arguments) }

    func git(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
        process.arguments = ["git", "-C", url.path] + identity + arguments
        // Another test may set variables of git's.
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }

    func commitAll() throws {
        try git("add", "--all", "--force")
        try git("commit", "--quiet", "--message", "state")
    }
}
