import Charts
import Failures
import Files
import GoTemplate

/// `Chart.lock`, or `requirements.lock` of a version 1 chart, as it is about to be written.
///
/// Mirrors pkg/downloader manager.go writeLock.
struct LockFile {
    let name: GoString
    private let text: [UInt8]
    private let fileSystem: FileSystem

    /// - Throws: `HelmError` where something else than a file is in the way.
    init(_ lock: ChartLock, of chart: GoString, isVersion1: Bool, fileSystem: FileSystem) throws(HelmError) {
        name = isVersion1 ? "requirements.lock" : "Chart.lock"
        text = try lock.text
        self.fileSystem = fileSystem
        try checkPlace(GoPath.join(chart, name))
    }

    /// Writes the file where it waits; it gets the permissions of the one it is to replace.
    func write(to path: GoString, replacing old: GoString) throws(HelmError) {
        let permissions = fileSystem.permissions(of: old)
        try fileSystem.write(text, toNew: path, permissions: permissions)
    }

    private func checkPlace(_ path: GoString) throws(HelmError) {
        switch (try? fileSystem.linkStatus(of: path))?.kind {
        case nil, .regular: break
        case .symbolicLink:
            let target = Strconv.quote(try fileSystem.readLink(path))
            throw HelmError("the " + name + " file is a symlink to " + target)
        case .directory, .irregular: throw HelmError("open " + path + ": is a directory")
        }
    }
}
