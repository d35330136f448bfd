import Charts
import Failures
import Files
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Repositories

@Suite("Packaging charts")
struct ChartPackagingTests {
    private static let files = [
        "app/Chart.yaml": "apiVersion: v2\nname: app\nversion: 1.0.0\n", "app/values.yaml": "a: 1\n",
        "app/templates/a.yaml": "a: 1\n", "app/charts/b/Chart.yaml": "apiVersion: v2\nname: b\nversion: 1.0.0\n",
        "app/charts/a/Chart.yaml": "apiVersion: v2\nname: a\nversion: 1.0.0\n",
    ]

    /// Written at other times and in other places.
    @Test func theSameTimeGivesTheSameBytes() throws {
        let time = FileTime(seconds: 1_700_000_000)
        let first = try package(time: time)
        #expect(try package(time: time) == first)
        #expect(try package(time: FileTime(seconds: 1_700_000_001)) != first)
    }

    @Test func allFilesGetTheTime() throws {
        var reader = TarReader(try GzipStream(try package(time: FileTime(seconds: 1_700_000_000))))
        var entries: [TarEntry] = []
        while let entry = try reader.next() { entries.append(entry) }
        #expect(entries.count == Self.files.count)
        #expect(entries.allSatisfy { $0.modificationTime.seconds == 1_700_000_000 })
    }

    @Test func versionsAreReplaced() throws {
        let folder = try ScratchFolder(Self.files)
        var packaging = ChartPackaging(log: Log())
        packaging.version = "2.0.0-rc.1"
        packaging.appVersion = "9"
        packaging.destination = folder.path("deep/er")
        let path = try packaging.package(folder.path("app"))
        #expect(path == folder.path("deep/er/app-2.0.0-rc.1.tgz"))
        let metadata = try ChartLoader.load(path, log: Log()).metadata
        #expect(metadata.version == "2.0.0-rc.1" && metadata.appVersion == "9")
    }

    @Test func nothingIsWrittenOfWhatCannotBePackaged() throws {
        let folder = try ScratchFolder(Self.files)
        try folder.write("app/values.schema.json", "{")
        var packaging = ChartPackaging(log: Log())
        packaging.destination = folder.path("out")
        let failure = #expect(throws: HelmError.self) { try packaging.package(folder.path("app")) }
        #expect(failure?.message == "failed to save: invalid JSON in values.schema.json")
        #expect(try folder.names() == ["app"])
    }

    /// Helm packages what they lead to, which a runner that packages a stranger's chart may not want.
    @Test func linksThatLeadOutCanBeRefused() throws {
        let folder = try ScratchFolder(Self.files)
        try folder.write("outside.txt", "the machine's own\n")
        func link(_ name: String, to target: String) throws {
            try FileManager.default.createSymbolicLink(
                atPath: folder.path("app/\(name)").text, withDestinationPath: target)
        }
        var packaging = ChartPackaging(log: Log())
        packaging.destination = folder.path("out")
        packaging.followsLinks = false
        try link("inside.txt", to: "values.yaml")
        _ = try packaging.package(folder.path("app"))
        try link("outside.txt", to: "../outside.txt")
        let failure = #expect(throws: HelmError.self) { try packaging.package(folder.path("app")) }
        #expect(failure?.message == "outside.txt leads out of the chart")
        packaging.followsLinks = true
        let chart = try ChartLoader.load(packaging.package(folder.path("app")), log: Log())
        #expect(chart.files.contains { $0.name == "outside.txt" })
    }

    private func package(time: FileTime) throws -> [UInt8] {
        let folder = try ScratchFolder(Self.files)
        var packaging = ChartPackaging(log: Log())
        packaging.destination = folder.path
        packaging.time = time
        _ = try packaging.package(folder.path("app"))
        return try #require(folder.bytes(of: "app-1.0.0.tgz"))
    }
}
