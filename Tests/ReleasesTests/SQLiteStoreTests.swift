import CSQLite
import Glibc
import GoTemplate
import TestSupport
import Testing

@testable import Releases

@Suite("Releases in an SQLite file")
struct SQLiteStoreTests {
    private let path: GoString

    init() throws { path = GoString(try ScratchFolder.make().path + "/data/releases.db") }

    /// A manifest of about 100 KB, of which each revision changes one document.
    private func manifest(_ revision: Int) -> GoString {
        let documents = (0..<100).map { number -> String in
            let lines = (0..<40).map { "  key-\($0): value \((number * 7919 + $0 * 104_729) % 1_000_003)\n" }
            let version = number == revision % 100 ? revision : 0
            return "---\n# Source: webapp/templates/\(number).yaml\nversion: \(version)\ndata:\n" + lines.joined()
        }
        return GoString(documents.joined())
    }

    @Test func keepsWhatRevisionsShareOnce() throws {
        let store = SQLiteStore(path: path)
        for revision in 1...60 { try store.upgrade(manifest: manifest(revision)) }
        for revision in [1, 30, 60] {
            #expect(try store.release(Sample.key, revision: revision).manifest == manifest(revision))
        }
        let database = try SQLiteDatabase(path: path, access: .readOnly)
        let size = try #require(try database.integer("SELECT sum(length(data)) FROM content_data"))
        let single = try Compression.deflate(manifest(1).bytes).count
        #expect(size < single * 3)
    }

    @Test func keepsNothingOfWhatIsDeleted() throws {
        let store = SQLiteStore(path: path)
        for revision in 1...20 { try store.upgrade(keeping: 5, manifest: manifest(revision)) }
        #expect(try store.history(of: Sample.key).map(\.revision) == [16, 17, 18, 19, 20])
        #expect(try store.release(Sample.key, revision: 16).manifest == manifest(16))
        try store.finishDeleting(under: store.acquire(Sample.key, Sample.request(.uninstall)))
        let database = try SQLiteDatabase(path: path, access: .readOnly)
        for table: StaticString in ["SELECT count(*) FROM contents", "SELECT count(*) FROM content_data"] {
            #expect(try database.integer(table) == 0)
        }
    }

    /// Values hold secrets.
    @Test func isForItsOwnerOnly() throws {
        try SQLiteStore(path: path).upgrade()
        var status = stat()
        #expect(stat(path.text, &status) == 0 && status.st_mode & 0o777 == 0o600)
        #expect(stat(path.text.replacing("/releases.db", with: ""), &status) == 0 && status.st_mode & 0o777 == 0o700)
    }

    @Test func readingMakesNoFile() throws {
        let store = SQLiteStore(path: path)
        #expect(try store.summaries().summaries.isEmpty)
        #expect(throws: StoreError.self) { try store.unlock(Sample.key, reason: "no") }
        #expect(access(path.text, F_OK) != 0)
    }

    /// As everywhere else where a disk is full.
    @Test func givesTheSystemsReason() {
        let full = SQLiteFailure.error(code: SQLITE_FULL, path: "releases.db")
        #expect(full.message.text == "release store releases.db: no space left on device; nothing was written")
        let shared = SQLiteFailure.error(code: SQLITE_IOERR, systemError: ENOSPC, path: "releases.db")
        #expect(shared.message.text.contains("(no space left on device, code 10)"))
    }

    @Test func showsWhatAnotherProcessWrote() throws {
        let reader = SQLiteStore(path: path)
        let writer = SQLiteStore(path: path)
        #expect(try reader.summaries().summaries.isEmpty)
        try writer.upgrade()
        #expect(try reader.statuses() == [.deployed])
        try writer.upgrade()
        try reader.upgrade()
        #expect(try writer.statuses() == [.superseded, .superseded, .deployed])
    }
}
