import CCrypto
import Charts
import Failures
import Files
import GoLibrary
import GoTemplate

/// Makes the index of the archives in a folder: `helm repo index`.
///
/// Mirrors pkg/cmd repo_index.go index and pkg/repo/v1 index.go IndexDirectory.
package struct FolderIndex {
    /// Where the folder will be served; empty for addresses that are relative to the index.
    package var url = GoString()
    /// An index whose versions are taken over, and which is made where it is missing; empty for none.
    package var merged = GoString()
    package var form = ChartIndex.Form.yaml
    private let folder: GoString
    private let log: Log
    private let fileSystem = FileSystem()

    /// - Parameter folder: an absolute path.
    package init(of folder: GoString, log: Log) {
        self.folder = folder
        self.log = log
    }

    /// Writes `index.yaml` in the folder.
    ///
    /// - Throws: `HelmError` where the index to merge is none, or nothing can be written.
    package func write() throws(HelmError) {
        var index = try index()
        if !merged.isEmpty { index.merge(try mergedIndex(), log: log) }
        index.sort()
        try write(index, to: GoPath.join(folder, "index.yaml"))
    }

    private func mergedIndex() throws(HelmError) -> ChartIndex {
        guard (try? fileSystem.exists(merged)) != false else {
            let empty = ChartIndex()
            // Helm does not care whether that succeeds.
            try? write(empty, to: merged)
            return empty
        }
        let text: [UInt8]
        do { text = try fileSystem.read(merged) } catch { throw HelmError("merge failed: " + error.message) }
        do { return try ChartIndex(text, source: merged, log: log) } catch {
            throw HelmError("merge failed: error loading " + merged + ": " + error.message)
        }
    }

    private func write(_ index: ChartIndex, to path: GoString) throws(HelmError) {
        try fileSystem.replace(path, with: try index.text(form), permissions: 0o644)
    }

    /// The archives of the folder and of the folders in it; what is no chart is passed over.
    private func index() throws(HelmError) -> ChartIndex {
        var index = ChartIndex()
        let names = names(in: folder)
        for name in names where isArchive(name) { try add(name, of: "", to: &index) }
        for below in names {
            for name in self.names(in: GoPath.join(folder, below)) where isArchive(name) {
                try add(name, of: below, to: &index)
            }
        }
        return index
    }

    private func names(in folder: GoString) -> [GoString] {
        ((try? fileSystem.entries(in: folder)) ?? []).map(\.name)
    }

    private func isArchive(_ name: GoString) -> Bool { name.hasSuffix(".tgz") }

    private func add(_ name: GoString, of below: GoString, to index: inout ChartIndex) throws(HelmError) {
        let path = GoPath.join(GoPath.join(folder, below), name)
        guard let chart = try? ChartLoader.loadVersion2(path, log: log) else { return }
        let digest = DependencyDigest.sha256(try fileSystem.read(path))
        let base = url.joinedURL(below)
        let entry = IndexEntry(
            metadata: chart.metadata, url: base.isEmpty ? name : base.joinedURL(name),
            created: GoTime.now().rfc3339Nano, digest: digest)
        do { try index.add(entry, file: name) } catch {
            throw HelmError("failed adding to " + name + " to index: " + error.message)
        }
    }
}
