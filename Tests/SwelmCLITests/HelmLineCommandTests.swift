import Files
import Foundation
import GoTemplate
import Processes
import TestSupport
import Testing

/// Command lines that a later line of Helm answers otherwise; see scripts/record-helm-line.
@Suite("command lines of other lines of Helm", .enabled(if: builtProgram != nil))
struct HelmLineCommandTests {
    @Test func answerAsHelm43() throws {
        let cases = try RecordedCommand.all(in: "helm-4.3/commands.json")
        #expect(cases.count > 15)
        for recorded in cases { try recorded.check(line: "4.3") }
    }

    /// The titles and the JSON field of Helm's pkg/cmd history.go; 4.2 records nothing.
    @Test(arguments: [("4.3", "1"), ("4.2", nil)])
    func aRollbackTellsWhereItLed(line: String, target: String?) throws {
        let folder = try ScratchFolder(["app/Chart.yaml": "apiVersion: v2\nname: app\nversion: 0.1.0\n"])
        let chart = folder.url.appendingPathComponent("app").path
        for words in [["install", "app", chart], ["upgrade", "app", chart], ["rollback", "app", "1"]] {
            #expect(try run(words, line, folder).exitCode == 0)
        }
        let history = try run(["history", "app", "-o", "json"], line, folder).standardOutput
        let revisions = try #require(JSONSerialization.jsonObject(with: Data(history)) as? [[String: Any]])
        #expect(revisions.map { ($0["rollback_revision"] as? Int).map(String.init) } == [nil, nil, target])
        let table = try run(["history", "app", "--show-rollback-revision"], line, folder).standardOutput
        let rows = String(decoding: table, as: UTF8.self).split(separator: "\n")
            .map { $0.split(separator: "\t").map { $0.trimmingCharacters(in: .whitespaces) } }
        #expect(rows.first == ["REVISION", "UPDATED", "STATUS", "CHART", "APP VERSION", "ROLLBACK", "DESCRIPTION"])
        #expect(rows.last?.dropFirst(5) == [target ?? "", "Rollback to 1"])
    }

    private func run(_ words: [String], _ line: String, _ folder: ScratchFolder) throws -> CapturedRun {
        var program = Program(GoString(try #require(builtProgram)), words.map { GoString($0) })
        let store = "SWELM_STORE=sqlite:" + folder.url.appendingPathComponent("store.db").path
        program.environment = ["HOME=/nonexistent", "TZ=UTC", GoString(store), GoString("SWELM_HELM_COMPAT=" + line)]
        return CapturedRun(try program.run())
    }
}

/// A command line, the files it finds, and what Helm says and leaves; the folder of the files is `{folder}`.
private struct RecordedCommand: Decodable {
    struct Archive: Decodable, Equatable {
        /// The gzip header up to the comment, in hexadecimal digits.
        let head: String
        /// The times of its files, each once; nil where they are not to be looked at.
        let times: [Int]?
    }

    let id: String
    let files: [String: String]
    let environment: [String: String]
    let arguments: [String]
    let exit: Int32
    let stdout: String
    let stderr: String
    let archives: [String: Archive]

    static func all(in file: String) throws -> [RecordedCommand] {
        let url = GoldenCase.root.appendingPathComponent("fixtures/" + file)
        return try JSONDecoder().decode([RecordedCommand].self, from: Data(contentsOf: url))
    }

    func check(line: String) throws {
        let folder = try ScratchFolder(files)
        let run = try run(line, in: folder)
        #expect(run.exitCode == exit, "\(id)")
        #expect(named(run.standardOutput, folder) == stdout, "\(id)")
        #expect(named(run.standardError, folder) == stderr, "\(id)")
        for (path, archive) in archives {
            let bytes = Array(try Data(contentsOf: folder.url.appendingPathComponent(path)))
            let times = archive.times == nil ? nil : try times(of: bytes)
            #expect(Archive(head: head(of: bytes, like: archive), times: times) == archive, "\(id) \(path)")
        }
    }

    private func run(_ line: String, in folder: ScratchFolder) throws -> CapturedRun {
        let words = arguments.map { GoString($0.replacingOccurrences(of: "{folder}", with: folder.url.path)) }
        var program = Program(GoString(try #require(builtProgram)), words)
        let store = "SWELM_STORE=sqlite:" + folder.url.appendingPathComponent("store.db").path
        program.environment = ["HOME=/nonexistent", "TZ=UTC", GoString(store), GoString("SWELM_HELM_COMPAT=" + line)]
        program.environment? += environment.map { GoString($0.key + "=" + $0.value) }
        return CapturedRun(try program.run())
    }

    private func named(_ bytes: [UInt8], _ folder: ScratchFolder) -> String {
        String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: folder.url.path, with: "{folder}")
    }

    private func head(of bytes: [UInt8], like archive: Archive) -> String {
        bytes.prefix(archive.head.count / 2).map { String(format: "%02x", $0) }.joined()
    }

    private func times(of bytes: [UInt8]) throws -> [Int] {
        var reader = TarReader(try GzipStream(bytes))
        var times: Set<Int> = []
        while let entry = try reader.next() { times.insert(Int(entry.modificationTime.seconds)) }
        return times.sorted()
    }
}
