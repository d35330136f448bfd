import Foundation
import TestSupport

extension ScratchFolder {
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
