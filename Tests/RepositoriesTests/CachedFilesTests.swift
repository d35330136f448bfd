import Failures
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Repositories

/// What is kept, and what of it goes.
@Suite("Cached files")
struct CachedFilesTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder([
            "content/ab/old.chart": "1234", "content/ab/new.chart": "12", "content/ab/new.prov": "1",
            "content/ab/other.txt": "x", "indexes/demo-index.yaml": "x", "indexes/helm-manager-0a-index.yaml": "123",
            "schemas/a.json": "1",
        ])
        for (name, days) in [
            ("content/ab/old.chart", 40.0), ("indexes/helm-manager-0a-index.yaml", 20), ("schemas/a.json", 10),
        ] {
            let date = Date(timeIntervalSinceNow: -days * 86_400)
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: folder.path(name).text)
        }
    }

    private var files: CachedFiles {
        CachedFiles(content: folder.path("content"), indexes: folder.path("indexes"), schemas: folder.path("schemas"))
    }

    private func names(_ files: [CachedFiles.File]) -> [String] {
        files.map { String($0.path.text.dropFirst(folder.path.count + 1)) }
    }

    @Test func theOldestIsFirst() {
        #expect(
            names(files.all).prefix(3)
                == ["content/ab/old.chart", "indexes/helm-manager-0a-index.yaml", "schemas/a.json"])
        #expect(Set(names(files.all).dropFirst(3)) == ["content/ab/new.chart", "content/ab/new.prov"])
    }

    @Test func whatIsOldGoes() throws {
        let removed = try files.prune(olderThan: CacheAge("15d").seconds, keeping: nil)
        #expect(names(removed) == ["content/ab/old.chart", "indexes/helm-manager-0a-index.yaml"])
        #expect(files.all.count == 3)
    }

    @Test func theRestIsNotTooLarge() throws {
        let removed = try files.prune(olderThan: nil, keeping: 4)
        #expect(names(removed) == ["content/ab/old.chart", "indexes/helm-manager-0a-index.yaml"])
    }

    @Test func whatIsNotOursStays() throws {
        _ = try files.prune(olderThan: nil, keeping: 0)
        #expect(files.all.isEmpty)
        #expect(try folder.names(in: "content/ab") == ["other.txt"])
        #expect(try folder.names(in: "indexes") == ["demo-index.yaml"])
    }

    @Test(arguments: [("30d", 2_592_000), ("12h", 43_200), ("1w", 604_800), ("5m", 300)] as [(GoString, Int64)])
    func ages(text: GoString, seconds: Int64) throws { #expect(try CacheAge(text).seconds == seconds) }

    @Test(arguments: [("1G", 1 << 30), ("500M", 500 << 20), ("12", 12)] as [(GoString, Int)])
    func sizes(text: GoString, bytes: Int) throws { #expect(try CacheSize(text).bytes == bytes) }

    @Test(arguments: ["", "d", "30", "-1d", "1.5h", "99999999999999999d", "30x"] as [GoString])
    func whatIsNoAge(text: GoString) { #expect(throws: HelmError.self) { try CacheAge(text) } }

    @Test(arguments: ["", "G", "-1", "1.5G", "99999999999999999T", "1X"] as [GoString])
    func whatIsNoSize(text: GoString) { #expect(throws: HelmError.self) { try CacheSize(text) } }
}
