import Foundation
import Testing

/// Every case of fixtures/template: our own charts against what real Helm answered.
@Suite(.serialized)
struct TemplateGoldenTests {
    @Test(arguments: GoldenCase.all)
    func matchesHelm(_ golden: GoldenCase) throws {
        let run = CapturedRun(golden: golden.arguments)
        #expect(String(decoding: run.standardOutput, as: UTF8.self) == golden.standardOutput)
        #expect(run.exitCode == golden.exitCode)
        #expect(run.message == golden.message)
    }

    @Test
    func casesWereFound() {
        #expect(GoldenCase.all.count >= 24)
    }
}

/// A folder of fixtures/template.
struct GoldenCase: CustomTestStringConvertible, Sendable {
    let name: String
    let arguments: [String]
    let standardOutput: String
    let message: String
    let exitCode: Int32

    var testDescription: String { name }

    /// All cases by name.
    ///
    /// Charts are named from the project's root, so tests run there.
    static let all: [GoldenCase] = {
        FileManager.default.changeCurrentDirectoryPath(root.path)
        let folder = root.appendingPathComponent("fixtures/template")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().compactMap { try? GoldenCase(folder.appendingPathComponent($0)) }
    }()

    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private init(_ folder: URL) throws {
        func text(_ file: String) throws -> String {
            try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
        }
        name = folder.lastPathComponent
        arguments = try text("arguments").split(separator: "\n").map(String.init)
        standardOutput = try text("stdout")
        message = (try? text("stderr")) ?? ""
        exitCode = Int32(try text("exit").trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
    }
}
