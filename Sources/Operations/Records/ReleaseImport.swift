import Charts
import GoTemplate
import Releases

/// Records releases that other tools made.
package struct ReleaseImport {
    /// A file with Helm's Secrets.
    package struct File {
        let name: GoString
        let content: [UInt8]

        package init(name: GoString, content: [UInt8]) {
            self.name = name
            self.content = content
        }
    }

    private let files: [File]

    package init(files: [File]) { self.files = files }

    /// Records all revisions or none.
    ///
    /// - Returns: what was recorded, in order.
    /// - Throws: a message that names the file where one holds no release.
    package func run(in scope: OperationScope) throws -> [RevisionKey] {
        let releases = try files.flatMap(read).sorted { left, right in
            left.key == right.key ? left.revision < right.revision : left.key < right.key
        }
        try scope.store.importReleases(releases, audit: scope.audit(of: "import"))
        return releases.map(\.revisionKey)
    }

    private func read(_ file: File) throws -> [Release] {
        do { return try ReleaseSecret.releases(in: file.content) } catch {
            throw HelmError("cannot import " + file.name + ": " + error.releaseMessage)
        }
    }
}
