import CSQLite
import Glibc
import GoTemplate
import TestSupport
import Testing

@testable import Releases

/// How an SQLite store lies in its file, and what is said of files that are none.
@Suite struct SQLiteLayoutTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func message(_ body: () throws -> Void) -> String? {
        do { try body() } catch { return error.goMessage.text.replacing(folder.path.text, with: "{folder}") }
        return nil
    }

    // MARK: - Pieces

    /// Bytes that are always the same ones (a linear congruential generator).
    private func noise(_ count: Int, seed: UInt32) -> [UInt8] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(truncatingIfNeeded: state >> 24)
        }
    }

    @Test(arguments: [0, 1, 2048])
    func littleContentIsOnePiece(count: Int) {
        #expect(ContentChunks.split(noise(count, seed: 1)).map(\.count) == [count])
    }

    @Test func piecesMakeUpTheContent() {
        for (seed, count) in [2049, 4096, 24 * 1024, 100_000, 250_000].enumerated() {
            let content = noise(count, seed: UInt32(seed))
            let pieces = ContentChunks.split(content)
            #expect(Array(pieces.joined()) == content)
            #expect(pieces.dropLast().allSatisfy { (2049...24 * 1024).contains($0.count) })
        }
    }

    /// Where nothing in the content says where to cut, pieces are as long as they may be.
    @Test func evenContentIsCutAtTheMaximum() {
        let pieces = ContentChunks.split([UInt8](repeating: 0x61, count: 60 * 1024)).map(\.count)
        #expect(pieces == [24 * 1024, 24 * 1024, 12 * 1024])
    }

    /// 8 KiB beyond the minimum; otherwise revisions would share less, or be of too many pieces.
    @Test func piecesAreAboutTenKilobytes() {
        let content = noise(4 << 20, seed: 7)
        let count = ContentChunks.split(content).count
        #expect((8_000...11_000).contains(content.count / count))
    }

    @Test func aChangeMovesTheCutsBesideIt() {
        let old = noise(400_000, seed: 3)
        let new = Array(old[..<200_000]) + noise(100, seed: 9) + Array(old[200_010...])
        let kept = Set(ContentChunks.split(old).map(Array.init))
        let pieces = ContentChunks.split(new).map(Array.init)
        #expect(pieces.filter { !kept.contains($0) }.count <= 3)
    }

    // MARK: - Contents

    private func table(_ name: String = "contents.db") throws -> ContentTable {
        let database = try SQLiteDatabase(path: folder.path(name), access: .readWrite)
        try SQLiteSchema.prepare(database)
        return ContentTable(database: database)
    }

    private func count(_ sql: StaticString, in table: ContentTable) throws -> Int64? { try table.database.integer(sql) }

    @Test func contentsAreKeptOnceAndGoWithTheirLastUse() throws {
        let table = try table()
        let text = noise(100_000, seed: 5)
        let first = try table.put(text: text)
        #expect(try table.put(text: text) == first)
        let pieces = Int64(ContentChunks.split(text).count)
        #expect(try count("SELECT count(*) FROM contents", in: table) == pieces + 1)
        #expect(try count("SELECT max(uses) FROM contents", in: table) == 2)
        #expect(try count("SELECT min(uses) FROM contents", in: table) == 1)
        try table.drop(first)
        #expect(try table.text(first) == text)
        try table.drop(first)
        #expect(try count("SELECT count(*) FROM contents", in: table) == 0)
        #expect(try count("SELECT count(*) FROM content_data", in: table) == 0)
        #expect(message { _ = try table.text(first) } == "content \(first) is missing")
    }

    /// A piece that changed a little takes little room, with the help of the one before; that one stays as long.
    @Test func likePiecesHelpEachOther() throws {
        let table = try table()
        var text = noise(20_000, seed: 6)
        var ids = [try table.put(text: text)]
        for step in 1...3 {
            text[step * 4_000] ^= 0xFF
            ids.append(try table.put(text: text, like: ids.last))
        }
        let helped = try count("SELECT count(*) FROM content_data WHERE base IS NOT NULL", in: table) ?? 0
        #expect(helped >= 3)
        // Reading a content reads no more than one other: nothing helps that was helped itself.
        let chained: StaticString = """
            SELECT count(*) FROM content_data a JOIN content_data b ON a.base = b.id WHERE b.base IS NOT NULL
            """
        #expect(try count(chained, in: table) == 0)
        let last = ids.removeLast()
        for id in ids { try table.drop(id) }
        #expect(try table.text(last) == text)
        try table.drop(last)
        #expect(try count("SELECT count(*) FROM contents", in: table) == 0)
    }

    @Test func damageIsFound() throws {
        let table = try table()
        let id = try table.put(text: Array("some text".utf8))
        let other = try Compression.deflate(Array("other text".utf8))
        try table.database.run("UPDATE content_data SET data = ? WHERE id = ?", .blob(other), .integer(id))
        #expect(message { _ = try table.text(id) } == "content \(id) does not match its checksum")
        // A content that is made of itself.
        let round = try table.put(ContentTable.Content(children: [id + 1]))
        #expect(round == id + 1)
        #expect(message { _ = try table.text(round) } == "content \(round) does not match its checksum")
    }

    // MARK: - Files

    @Test(arguments: ["plain", "100%", "what?", "a#b", "%3F", "a b&c=d", "é"])
    func filesAtRestAreReadWhateverTheirName(name: String) throws {
        let table = try table(name)
        try table.database.execute("PRAGMA journal_mode = DELETE")
        let atRest = try SQLiteDatabase(path: folder.path(name), access: .immutable)
        #expect(try atRest.integer("SELECT count(*) FROM releases") == 0)
        #expect(message { try atRest.execute("DELETE FROM releases") }?.contains("read-only") == true)
        #expect(try folder.names() == [name])
    }

    @Test func filesOfOthersAreLeftAlone() throws {
        let database = try SQLiteDatabase(path: folder.path("other.db"), access: .readWrite)
        try database.execute("CREATE TABLE t (a)")
        let store = SQLiteStore(path: folder.path("other.db"))
        let reason =
            "release store {folder}/other.db: the file is an SQLite database of another program; "
            + "nothing was written"
        #expect(message { try store.upgrade() } == reason)
        #expect(message { _ = try store.summaries() } == reason)
        #expect(try database.integer("SELECT count(*) FROM sqlite_schema") == 1)
    }

    @Test func newerFilesAreLeftAlone() throws {
        try SQLiteStore(path: folder.path("new.db")).upgrade()
        try SQLiteDatabase(path: folder.path("new.db"), access: .readWrite).execute("PRAGMA user_version = 4")
        #expect(
            message { try SQLiteStore(path: folder.path("new.db")).upgrade() } == """
                release store {folder}/new.db: the file was written by a newer swelm \
                (schema version 4; this one knows versions up to 3); nothing was written
                """)
    }

    /// A process that ended while it made the tables left a file with nothing but the mark.
    @Test func filesWithoutTablesGetThem() throws {
        let path = folder.path("begun.db")
        try SQLiteDatabase(path: path, access: .readWrite).execute("PRAGMA application_id = 0x73776C6D")
        #expect(try SQLiteStore(path: path).summaries().summaries.isEmpty)
        try SQLiteStore(path: path).upgrade()
        let database = try SQLiteDatabase(path: path, access: .readOnly)
        #expect(try SQLiteSchema.check(database) == .current)
        #expect(try database.integer("PRAGMA user_version") == 3)
        #expect(try database.integer("PRAGMA application_id") == 0x7377_6C6D)
        #expect(!database.isInTransaction)
    }

    @Test func whatIsNoFileIsRefused() throws {
        #expect(
            message { try SQLiteStore(path: folder.path).upgrade() } == "release store {folder}: it is a directory")
        #expect(
            message { try SQLiteStore(path: "/dev/null").upgrade() }
                == "release store /dev/null: it is not a regular file")
        try folder.write("file", "text")
        #expect(
            message { try SQLiteStore(path: folder.path("file/x.db")).upgrade() }
                == "release store {folder}/file/x.db: not a directory")
        #expect(
            message { try SQLiteStore(path: folder.path("file")).upgrade() } == """
                release store {folder}/file: the file is not a release store, or it is corrupt; nothing was written
                """)
    }

    @Test func filesThatNobodyMayWriteAreRead() throws {
        let path = folder.path("r.db")
        try SQLiteStore(path: path).upgrade()
        #expect(chmod(path.text, 0o400) == 0)
        #expect(try SQLiteStore(path: path).statuses() == [.deployed])
        #expect(
            message { try SQLiteStore(path: path).upgrade() }
                == "release store {folder}/r.db: the file or its folder is read-only; nothing was written")
    }

    @Test func aNewFileIsAnnouncedOnce() throws {
        var made: [GoString] = []
        let path = folder.path("a/b/c.db")
        let store = SQLiteStore(path: path) { made.append($0) }
        try store.upgrade()
        try store.upgrade()
        #expect(made == [path])
    }

    @Test(
        arguments: [
            (SQLITE_NOTADB, 0, "the file is not a release store, or it is corrupt; nothing was written"),
            (SQLITE_CORRUPT, 0, "the file is corrupt (database disk image is malformed); nothing was written"),
            (SQLITE_READONLY, 0, "the file or its folder is read-only; nothing was written"),
            (SQLITE_READONLY | 1 << 8, 0, "the file or its folder is read-only; nothing was written"),
            (SQLITE_CANTOPEN, 0, "the file cannot be opened"),
            (SQLITE_BUSY, 0, "another process keeps the file locked; nothing was written"),
            (SQLITE_LOCKED, 0, "another process keeps the file locked; nothing was written"),
            (SQLITE_IOERR, 0, "the file cannot be read or written (disk I/O error, code 10); nothing was written"),
            (
                SQLITE_IOERR, EIO,
                "the file cannot be read or written (input/output error, code 10); nothing was written"
            ),
            (SQLITE_NOMEM, 0, "out of memory (code 7)"),
        ] as [(Int32, Int32, String)])
    func reasonsAreForPeople(code: Int32, systemError: Int32, reason: String) {
        let failure = SQLiteFailure.error(code: code, systemError: systemError, path: "p")
        #expect(failure.message.text == "release store p: " + reason)
    }
}
