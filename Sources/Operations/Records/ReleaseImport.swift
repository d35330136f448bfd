import Charts
import Failures
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
    /// Whether revisions that are recorded already stay as they are.
    private let skipsExisting: Bool

    package init(files: [File], skipsExisting: Bool = false) {
        self.files = files
        self.skipsExisting = skipsExisting
    }

    /// What an import came to, in order.
    package struct Outcome {
        package let recorded: [RevisionKey]
        /// What was there already.
        package let skipped: [RevisionKey]
    }

    /// Records all revisions or none.
    ///
    /// - Throws: a message that names the file where one holds no release, and the revision that is recorded already.
    package func run(in scope: OperationScope) throws -> Outcome {
        let records = try files.flatMap(read).sorted { $0.key < $1.key }
        let audit = scope.audit(of: .import)
        let recorded = try scope.store.importReleases(records, audit: audit, skippingExisting: skipsExisting)
        let skipped = Set(records.map(\.key)).subtracting(recorded).sorted()
        return Outcome(recorded: recorded, skipped: skipped)
    }

    private func read(_ file: File) throws -> [ForeignRecord] {
        do { return try ReleaseSecret.records(in: file.content) } catch {
            throw HelmError("cannot import " + file.name + ": " + error.goMessage)
        }
    }
}
