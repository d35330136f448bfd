import Charts
import Failures
import Files
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Repositories

@Suite("Updating dependencies")
struct DependencyUpdateTests {
    private static let library = ["lib/Chart.yaml": "apiVersion: v2\nname: lib\nversion: 1.2.3\n", "lib/a.txt": "text"]

    @Test func digestIsHelms() throws {
        let declared = dependency("lib", ">=1.0.0", "file://../lib")
        let locked = dependency("lib", "1.2.3", "file://../lib")
        let digest = try DependencyDigest.text(declared: [declared], locked: [locked])
        #expect(digest == "sha256:1c9b42ee22b8649586cea651391dae53cd93c30420d3f2e758dca9914439a5a7")
    }

    @Test func packagesAreReadAgain() throws {
        let folder = try ScratchFolder(Self.library)
        let log = Log()
        let package = try ChartPackage(of: ChartLoader.load(folder.path("lib"), log: log))
        #expect(package.fileName == "lib-1.2.3.tgz")
        let chart = try ChartLoader.load(archive: package.data, named: package.fileName, log: log)
        #expect(chart.name == "lib")
        #expect(chart.files.map(\.name) == ["a.txt"])
        #expect(chart.files.map(\.data) == [Array("text".utf8)])
    }

    /// Whole seconds, as archive/tar rounds them.
    @Test(arguments: [(0, 7), (499_999_999, 7), (500_000_000, 8), (999_999_999, 8)] as [(Int32, Int64)])
    func timesOfFilesAreRounded(_ nanosecond: Int32, _ seconds: Int64) throws {
        let time = FileTime(seconds: 7, nanosecond: nanosecond)
        let files = ["Chart.yaml": "apiVersion: v2\nname: lib\nversion: 1.0.0\n", "a.txt": "a"].map {
            ChartFile(name: GoString($0), data: Array($1.utf8), modificationTime: time)
        }
        let package = try ChartPackage(of: ChartFiles(format: .version2, files: files).chart(log: Log()))
        var reader = TarReader(try GzipStream(package.data))
        var times: [Int64] = []
        while let entry = try reader.next() { times.append(entry.modificationTime.seconds) }
        #expect(times == [seconds, seconds])
    }

    @Test(arguments: [
        ("'@stable'", "no repository definition for @stable."),
        ("alias:stable", "no repository definition for alias:stable."),
    ])
    func aliasesThatNobodyKnowsAreNamed(_ repository: String, _ named: String) throws {
        let folder = try ScratchFolder(app(repository))
        let message = try #require(failure(of: folder)).text
        #expect(message.contains(named))
        #expect(try folder.names(in: "app") == ["Chart.yaml"])
    }

    @Test func linksAreNotFollowedOut() throws {
        let folder = try ScratchFolder(app("file://../lib").merging(Self.library) { first, _ in first })
        try folder.write(["elsewhere/_old.tgz": "x"])
        try folder.link("app/charts", to: "../elsewhere")
        #expect(try #require(failure(of: folder)).text.contains("is a symbolic link that leads out of the chart"))
        #expect(try folder.names(in: "elsewhere") == ["_old.tgz"])
        #expect(try folder.names(in: "app") == ["Chart.yaml", "charts"])
    }

    @Test func aLockThatIsALinkIsRefused() throws {
        let folder = try ScratchFolder(app("file://../lib").merging(Self.library) { first, _ in first })
        try folder.write("lock", "digest: x\n")
        try folder.link("app/Chart.lock", to: "../lock")
        #expect(try #require(failure(of: folder)) == "the Chart.lock file is a symlink to \"../lock\"")
        #expect(try folder.names(in: "app") == ["Chart.lock", "Chart.yaml"])
    }

    /// The outdated archive is away already when the next one cannot be found.
    @Test func failureAfterTheFirstMoveLeavesTheChartAsItWas() throws {
        let folder = try ScratchFolder(["app/charts/old-1.0.0.tgz": "old", "app/charts/lib-1.2.3.tgz": "before"])
        let change = try ChartsFolderChange(of: folder.path("app"), fileSystem: FileSystem())
        #expect(throws: HelmError.self) {
            try change.commit(archives: ["lib-1.2.3.tgz": [1]], outdated: ["old-1.0.0.tgz", "missing.tgz"], lock: nil)
        }
        change.cancel()
        #expect(try folder.names(in: "app") == ["charts"])
        #expect(try folder.names(in: "app/charts") == ["lib-1.2.3.tgz", "old-1.0.0.tgz"])
        #expect(folder.bytes(of: "app/charts/lib-1.2.3.tgz") == Array("before".utf8))
        #expect(folder.bytes(of: "app/charts/old-1.0.0.tgz") == Array("old".utf8))
    }

    @Test func aFolderThatWasMadeGoesAgain() throws {
        let folder = try ScratchFolder(["app/Chart.yaml": "name: app\n"])
        try ChartsFolderChange(of: folder.path("app"), fileSystem: FileSystem()).cancel()
        #expect(try folder.names(in: "app") == ["Chart.yaml"])
    }

    /// What is found only when the folder is ready to be changed.
    @Test func aDependencyThatCannotBePackedChangesNothing() throws {
        let folder = try ScratchFolder(app("file://../lib").merging(Self.library) { first, _ in first })
        try folder.write("lib/values.yaml", "a: [\n")
        #expect(failure(of: folder) != nil)
        #expect(try folder.names(in: "app") == ["Chart.yaml"])
    }

    /// Helm goes on without what it cannot move.
    @Test func whatIsInTheWayStays() throws {
        let folder = try ScratchFolder(app("file://../lib").merging(Self.library) { first, _ in first })
        let place = folder.url.appendingPathComponent("app/charts/lib-1.2.3.tgz")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let report = UpdateReport()
        try DependencyUpdate(of: folder.path("app"), remote: NoRemoteCharts(), log: Log(), report: report).run()
        #expect(
            report.events.contains { event in
                guard case .couldNotMove(let source, let target) = event else { return false }
                return source.hasSuffix("/lib-1.2.3.tgz") && target == folder.path("app/charts/lib-1.2.3.tgz")
            }, "\(report.events)")
        #expect(try folder.names(in: "app") == ["Chart.lock", "Chart.yaml", "charts"])
        #expect(try folder.names(in: "app/charts") == ["lib-1.2.3.tgz"])
        #expect(try folder.names(in: "app/charts/lib-1.2.3.tgz").isEmpty)
    }

    @Test func movesAreUndone() throws {
        let folder = try ScratchFolder(["new/a": "new", "old/a": "old", "aside/b": "b"])
        var moves = FileMoves(fileSystem: FileSystem())
        try moves.setAside(folder.path("old/a"), in: folder.path("aside"))
        try moves.move(folder.path("new/a"), to: folder.path("old/a"))
        #expect(throws: HelmError.self) { try moves.move(folder.path("none"), to: folder.path("old/c")) }
        moves.undo()
        #expect(try FileSystem().read(folder.path("old/a")) == Array("old".utf8))
        #expect(try FileSystem().read(folder.path("new/a")) == Array("new".utf8))
        #expect(try folder.names(in: "aside") == ["b"])
    }

    private func dependency(_ name: GoString, _ version: GoString, _ repository: GoString) -> Dependency {
        let dependency = Dependency()
        dependency.name = name
        dependency.version = version
        dependency.repository = repository
        return dependency
    }

    /// A chart that asks for `lib`.
    private func app(_ repository: String) -> [String: String] {
        let dependencies = "dependencies:\n- name: lib\n  version: 1.x\n  repository: \(repository)\n"
        return ["app/Chart.yaml": "apiVersion: v2\nname: app\nversion: 1.0.0\n" + dependencies]
    }

    /// Why the dependencies of `app` cannot be updated.
    private func failure(of folder: ScratchFolder) -> GoString? {
        do {
            try DependencyUpdate(of: folder.path("app"), remote: NoRemoteCharts(), log: Log(), report: UpdateReport())
                .run()
            return nil
        } catch {
            return error.message
        }
    }
}
