import Foundation

/// Folders for the files of tests, all below one that goes with the process: whatever a test forgets is gone then, too.
package enum ScratchFolder {
    /// A new, empty folder.
    package static func make() throws -> URL {
        let folder = parent.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private static let parent: URL = {
        atexit { try? FileManager.default.removeItem(at: parent) }
        return FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("swelm-tests-\(ProcessInfo.processInfo.processIdentifier)")
    }()
}
