import Charts
import Files
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Repositories

/// Every case of fixtures/updates: what `--dependency-update` prints and leaves behind, against real Helm.
@Suite(.serialized)
struct UpdateGoldenTests {
    @Test(arguments: UpdateCase.all)
    func matchesHelm(_ golden: UpdateCase) throws {
        let tree = try golden.layOut()
        let run = CapturedRun(golden.arguments.map { $0.replacingOccurrences(of: "@", with: tree.path) })
        #expect(text(run.standardOutput, in: tree) == golden.standardOutput)
        #expect(run.message.replacingOccurrences(of: tree.path, with: "@") == golden.message)
        #expect(run.exitCode == golden.exitCode)
        #expect(try files(in: tree) == golden.files)
    }

    @Test
    func secondRunChangesNothing() throws {
        let golden = try #require(UpdateCase.all.first { $0.name == "package" })
        let tree = try golden.layOut()
        let arguments = golden.arguments.map { $0.replacingOccurrences(of: "@", with: tree.path) }
        let first = CapturedRun(arguments)
        let left = try files(in: tree)
        let second = CapturedRun(arguments)
        #expect(try files(in: tree) == left)
        #expect(text(first.standardOutput, in: tree).hasSuffix(text(second.standardOutput, in: tree)))
        #expect(text(second.standardOutput, in: tree).hasPrefix("---\n"))
    }

    @Test
    func casesWereFound() {
        #expect(UpdateCase.all.count >= 9)
    }

    private func text(_ bytes: [UInt8], in tree: URL) -> String {
        String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: tree.path, with: "@")
    }

    /// Each file with the digest that the recording has for such a file.
    private func files(in tree: URL) throws -> [String: String] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: tree.path)
        return try paths.reduce(into: [:]) { files, path in
            let file = tree.appendingPathComponent(path)
            if try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true { return }
            files[path] = try DependencyDigest.sha256(content(of: file)).text
        }
    }

    private func content(of file: URL) throws -> [UInt8] {
        let data = [UInt8](try Data(contentsOf: file))
        switch file.pathExtension {
        case "tgz":
            let stream = try GzipStream(data)
            var content: [UInt8] = []
            while case let chunk = try stream.read(1 << 20), !chunk.isEmpty { content += chunk }
            return content
        case "lock":
            let lines = String(decoding: data, as: UTF8.self).components(separatedBy: "\n")
            let masked = lines.map { $0.hasPrefix("generated: \"2") && !$0.contains("\"2001-") ? now : $0 }
            return Array(masked.joined(separator: "\n").utf8)
        default: return data
        }
    }

    private let now = #"generated: "NOW""#
}

/// A folder of fixtures/updates.
struct UpdateCase: CustomTestStringConvertible, Sendable {
    /// The time of all files in the recordings.
    private static let time = Date(timeIntervalSince1970: 1_700_000_000)

    let name: String
    let arguments: [String]
    let standardOutput: String
    let message: String
    let exitCode: Int32
    /// Digests by paths.
    let files: [String: String]
    private let tree: URL

    var testDescription: String { name }

    static let all: [UpdateCase] = {
        let folder = GoldenCase.root.appendingPathComponent("fixtures/updates")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().compactMap { try? UpdateCase(folder.appendingPathComponent($0)) }
    }()

    private init(_ folder: URL) throws {
        func text(_ file: String) throws -> String {
            try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
        }
        name = folder.lastPathComponent
        tree = folder.appendingPathComponent("tree")
        arguments = try text("arguments").split(separator: "\n").map(String.init)
        standardOutput = try text("stdout")
        message = (try? text("stderr")) ?? ""
        exitCode = Int32(try text("exit").trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
        let rows = try text("files").split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        files = Dictionary(rows.compactMap { $0.count == 2 ? ($0[0], $0[1]) : nil }) { first, _ in first }
    }

    /// A copy of the tree in a temporary folder.
    func layOut() throws -> URL {
        let copy = try ScratchFolder.make().appendingPathComponent("tree")
        try FileManager.default.copyItem(at: tree, to: copy)
        for path in try FileManager.default.subpathsOfDirectory(atPath: copy.path) {
            let file = copy.appendingPathComponent(path).path
            try FileManager.default.setAttributes([.modificationDate: Self.time], ofItemAtPath: file)
        }
        return copy
    }
}
