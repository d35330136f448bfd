import Charts
import Codecs
import Failures
import Files
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// The table of commands that change folders, and what Helm makes of them; see scripts/record-folder-fixtures.
@Suite("Folders that commands change, as Helm does it")
struct FolderFixtureTests {
    private static let files = recordedNames("folders")
    private static let cases = files.flatMap(FolderCase.read)

    @Test(arguments: cases)
    func doesWhatHelmDoes(_ row: FolderCase) throws {
        let folder = try ScratchFolder(row.files)
        for words in row.before { _ = run(words, folder) }
        let answer = run(row.arguments, folder)
        #expect(masked(answer.standardOutput, folder) == row.standardOutput)
        #expect(masked(answer.standardError, folder) == row.standardError)
        #expect(answer.exitCode == row.exitCode)
        #expect(try changes(in: folder, since: row.files) == row.changes)
    }

    @Test func casesWereFound() {
        #expect(Self.files.count == 4)
        #expect(Self.cases.count > 50)
    }

    private func run(_ words: [String], _ folder: ScratchFolder) -> CapturedRun {
        let arguments = words.map { $0.replacingOccurrences(of: "{folder}", with: folder.path.text) }
        return CapturedRun(arguments, environment: ["HOME": folder.path.text + "/home", "TZ": "UTC"])
    }

    private func masked(_ bytes: [UInt8], _ folder: ScratchFolder) -> String {
        var text = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: folder.path.text, with: "{folder}")
        let time = #"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+(Z|[+-]\d\d:\d\d)"#
        text = text.replacingOccurrences(of: time, with: "{now}", options: .regularExpression)
        return text.replacingOccurrences(
            of: #"index\.yaml\d+"#, with: "index.yaml{number}", options: .regularExpression)
    }

    /// What files hold now that did not before; nil for those that are gone.
    private func changes(in folder: ScratchFolder, since files: [String: String]) throws -> [String: String?] {
        var changes: [String: String?] = [:]
        for name in FileManager.default.subpaths(atPath: folder.url.path) ?? [] {
            guard let bytes = folder.bytes(of: name) else { continue }
            let content = try content(of: name, bytes, folder)
            if files[name].map({ masked(Array($0.utf8), folder) }) != content { changes[name] = content }
        }
        for name in files.keys where folder.bytes(of: name) == nil { changes[name] = .some(nil) }
        return changes
    }

    private func content(of name: String, _ bytes: [UInt8], _ folder: ScratchFolder) throws -> String {
        guard name.hasSuffix(".tgz") else {
            let text = masked(bytes, folder)
            guard URL(fileURLWithPath: name).lastPathComponent.contains("index") else { return text }
            return text.replacingOccurrences(of: "[0-9a-f]{64}", with: "{digest}", options: .regularExpression)
        }
        var reader = TarReader(try GzipStream(bytes))
        var members: [String] = []
        while let entry = try reader.next() { members.append("\(entry.name.text) \(entry.size)") }
        return FolderCase.members(members)
    }
}

/// One row of a file of fixtures/folders.
struct FolderCase: CustomTestStringConvertible, Sendable {
    let name: String
    let files: [String: String]
    let before: [[String]]
    let arguments: [String]
    let standardOutput: String
    let standardError: String
    let exitCode: Int32
    /// Archives as lines of their members; nil for what is gone.
    let changes: [String: String?]

    var testDescription: String { name }

    static func read(_ file: String) -> [FolderCase] {
        guard let rows = try? YAML.decodeList(recordedBytes("folders/" + file)) else { return [] }
        return rows.compactMap(FolderCase.init)
    }

    private init?(_ value: Value) {
        guard case .map(let row) = value else { return nil }
        name = Self.text(row["name"])
        files = Self.entries(row["files"]).mapValues { Self.text($0) }
        before = Self.list(row["before"]).map { Self.list($0).map { Self.text($0) } }
        arguments = Self.list(row["args"]).map { Self.text($0) }
        standardOutput = Self.text(row["stdout"])
        standardError = Self.text(row["stderr"])
        exitCode = Int32(Self.text(row["exit"])) ?? -1
        changes = Self.entries(row["after"]).mapValues { value in
            if case .list(let members) = value { return Self.members(members.elements.map { Self.text($0) }) }
            return value.isNil ? nil : Self.text(value)
        }
    }

    /// The members of an archive in lines, without the sizes of locks, whose times have fewer digits now and then.
    static func members(_ lines: [String]) -> String {
        lines.joined(separator: "\n")
            .replacingOccurrences(of: #"Chart\.lock \d+"#, with: "Chart.lock {size}", options: .regularExpression)
    }

    private static func text(_ value: Value?) -> String { value.map { GoFormat.sprint([$0]).text } ?? "" }

    private static func list(_ value: Value?) -> [Value] {
        if case .list(let list)? = value { list.elements } else { [] }
    }

    private static func entries(_ value: Value?) -> [String: Value] {
        guard case .map(let map)? = value else { return [:] }
        return Dictionary(map.entries.map { ($0.0.text, $0.1) }) { $1 }
    }
}
