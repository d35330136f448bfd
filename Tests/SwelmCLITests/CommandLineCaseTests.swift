import Codecs
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// The table of command lines: what is typed, and what Helm answers; see scripts/record-cli.
@Suite("command lines, as Helm answers them", .serialized)
struct CommandLineCaseTests {
    private static let files = recordedNames("cli")
    private static let cases = files.flatMap(CommandLineCase.read)

    init() { FileManager.default.changeCurrentDirectoryPath(GoldenCase.root.path) }

    @Test(arguments: cases)
    func answersAsHelm(_ row: CommandLineCase) {
        let environment = ["HOME": "/nonexistent", "TZ": "UTC"].merging(row.environment) { $1 }
        let run = CapturedRun(golden: row.arguments, environment: environment)
        let version = "This is swelm \(BuildInfo.swelmVersion)."
        let output = String(decoding: run.standardOutput, as: UTF8.self)
        #expect(output.replacingOccurrences(of: version, with: "This is swelm {version}.") == row.standardOutput)
        #expect(run.message.replacingOccurrences(of: GoldenCase.root.path, with: "{root}") == row.message)
        #expect(run.exitCode == row.exitCode)
    }

    @Test func commandsThatOnlyHoldOthersShowTheirHelp() {
        for path in Self.paths(of: RootCommand.command) where Self.holdsOthersOnly(path) {
            let run = CapturedRun(golden: path)
            #expect(run.exitCode == 0 && !run.standardOutput.isEmpty, "\(path)")
            #expect(run.standardOutput == CapturedRun(golden: path + ["--help"]).standardOutput, "\(path)")
        }
    }

    /// Helm's groups show what they have, whatever they are asked for; in groups of our own an unknown word is a mistake.
    @Test(arguments: ["completion", "dependency", "get", "registry", "repo", "search", "show"])
    func groupsOfHelmTakeAnyWord(_ group: String) {
        let run = CapturedRun(golden: [group, "nothing", "more"])
        #expect(run.exitCode == 0 && run.standardError.isEmpty)
        #expect(run.standardOutput == CapturedRun(golden: [group, "--help"]).standardOutput)
    }

    @Test(arguments: ["cache", "release", "review", "rollout"])
    func groupsOfOurOwnDoNot(_ group: String) {
        let run = CapturedRun(golden: [group, "nothing"])
        #expect(run.exitCode == 1)
        #expect(run.message.hasPrefix("Error: unknown command \"nothing\" for \"swelm \(group)\"\n"))
    }

    private static func holdsOthersOnly(_ path: [String]) -> Bool {
        let command = path.reduce(RootCommand.command) { command, name in
            command.subcommands().first { $0.name == name } ?? command
        }
        return !command.subcommands().isEmpty && !command.takesArguments
    }

    @Test func everyPageOfHelpIsRecorded() {
        let recorded = Set(Self.cases.map(\.arguments))
        for path in Self.paths(of: RootCommand.command) { #expect(recorded.contains(path + ["--help"])) }
    }

    private static func paths(of command: Command) -> [[String]] {
        [[]] + command.subcommands().flatMap { below in paths(of: below).map { [below.name] + $0 } }
    }

    @Test func casesWereFound() {
        #expect(Self.files.count >= 3)
        #expect(Self.cases.count > 110)
    }
}

/// One row of a file of fixtures/cli.
struct CommandLineCase: CustomTestStringConvertible, Sendable {
    let name: String
    let arguments: [String]
    let environment: [String: String]
    let standardOutput: String
    /// Standard error from `Error: ` on.
    let message: String
    let exitCode: Int32

    var testDescription: String { name }

    static func read(_ file: String) -> [CommandLineCase] {
        guard let rows = try? YAML.decodeList(recordedBytes("cli/" + file)) else { return [] }
        return rows.compactMap(CommandLineCase.init)
    }

    private init?(_ value: Value) {
        guard case .map(let row) = value else { return nil }
        func text(_ key: GoString) -> String { row[key].map(Self.text) ?? "" }
        name = text("name")
        if case .list(let words)? = row["args"] { arguments = words.elements.map(Self.text) } else { arguments = [] }
        if case .map(let variables)? = row["env"] {
            environment = Dictionary(variables.entries.map { ($0.0.text, Self.text($0.1)) }) { $1 }
        } else {
            environment = [:]
        }
        standardOutput = text("stdout")
        message = text("stderr")
        exitCode = Int32(text("exit")) ?? -1
    }

    private static func text(_ value: Value) -> String { GoFormat.sprint([value]).text }
}
