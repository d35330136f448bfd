import Foundation
import GoTemplate

/// A folder for the files of a test, gone with this value, and with the process at the latest.
package final class ScratchFolder {
    package let url: URL
    package var path: GoString { GoString(url.path) }

    /// - Parameter files: texts by their paths.
    package init(_ files: [String: String] = [:]) throws {
        url = try Self.make()
        try write(files)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// A new, empty folder that stays until the process ends.
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

extension ScratchFolder {
    /// The path of a file, whether it is there or not.
    package func path(_ name: String) -> GoString { GoString(url.appendingPathComponent(name).path) }

    /// Writes a file, and the folders it is in; gives its path.
    @discardableResult
    package func write(_ name: String, _ content: Data) throws -> GoString {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: file)
        return GoString(file.path)
    }

    @discardableResult
    package func write(_ name: String, _ text: String) throws -> GoString { try write(name, Data(text.utf8)) }

    package func write(_ files: [String: String]) throws { for (name, text) in files { try write(name, text) } }

    /// Makes a symbolic link.
    package func link(_ name: String, to target: String) throws {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: target)
    }

    /// The bytes of a file; nil where there is none.
    package func bytes(of name: String) -> [UInt8]? {
        (try? Data(contentsOf: url.appendingPathComponent(name))).map { [UInt8]($0) }
    }

    /// The names in a folder, sorted.
    package func names(in folder: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.appendingPathComponent(folder).path).sorted()
    }
}
