import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import SwelmCLI

/// Which words of a `diff` command line are subcommands, sides and values of flags.
struct DiffArgumentsTests {
    /// A folder in which each subcommand, and `other`, is the name of a folder.
    private final class Place {
        private let folder: ScratchFolder
        var url: URL { folder.url }

        init() throws {
            folder = try ScratchFolder()
            for name in DiffCommand.command.subcommands().map(\.name) + ["other"] {
                try FileManager.default.createDirectory(
                    at: url.appendingPathComponent(name), withIntermediateDirectories: true)
            }
            try folder.write(["plan.yaml": "stages: [{name: a}]\n", "rendered.yaml": "kind: List\n"])
        }

        func isSide(_ words: [String]) -> Bool {
            SubcommandAsSide(words: words.map { GoString($0) }, folder: GoString(url.path)) != nil
        }
    }

    @Test(arguments: DiffCommand.command.subcommands().map(\.name))
    func aFolderCalledAsASubcommandIsASide(_ name: String) throws {
        let place = try Place()
        for other in ["other", "./other", "rendered.yaml", "-", "release:web", "git:main"] {
            #expect(place.isSide([name, other]))
            #expect(place.isSide(["-C", "1", name, "--all", other]))
        }
        #expect(!place.isSide([name, "missing"]))
        #expect(!place.isSide([name, "release:"]))
        #expect(!place.isSide([name]))
        #expect(!place.isSide([name, "web", "other"]))
        #expect(!place.isSide([name, "--help"]))
        try FileManager.default.removeItem(at: place.url.appendingPathComponent(name))
        #expect(!place.isSide([name, "other"]))
        try Data("kind: List\n".utf8).write(to: place.url.appendingPathComponent(name))
        #expect(place.isSide([name, "other"]))
    }

    @Test(
        arguments: [
            ["chart", "other", "--base", "main"], ["chart", "./chart"], ["chart", "chart/."],
            ["upgrade", "other", "--install"], ["stages", "plan.yaml"],
        ])
    func theSubcommandIsMeant(_ words: [String]) throws { #expect(try !Place().isSide(words)) }

    @Test(arguments: [["-", "chart"], ["./chart", "other"], ["other", "chart"], ["-o", "json", "-", "upgrade"]])
    func behindASideNoWordIsASubcommand(_ words: [String]) {
        let run = CapturedRun(["diff"] + words + ["--ignore-risk", "x"])
        #expect(run.message == "Error: unknown risk \"x\" for --ignore-risk\n")
    }

    @Test(
        arguments: [
            (["-D", "0.9"], 0.9), (["--find-renames", "0.9"], 0.9), (["-D", "1"], 1), (["-D=0.9"], 0.9),
            (["-D0.9"], 0.9), (["--find-renames=0.9"], 0.9), (["-D"], 0.5), (["--find-renames"], 0.5),
            (["-D", ".5"], 0.5), ([], 0),
        ] as [([String], Double)])
    func valuesOfFindRenames(_ flag: [String], _ value: Double) throws {
        let parser = FlagParser(flags: DiffCommand.command.flags())
        for words in [["a", "b"] + flag, flag + ["a", "b"], ["a"] + flag + ["b"]] {
            let parsed = try parser.parse(words.map { GoString($0) })
            #expect(parsed[DiffFlags.findRenames] == value)
            #expect(parsed.positional == ["a", "b"])
        }
    }

    @Test
    func numbersOfRevisionsAreNoValues() throws {
        let parser = FlagParser(flags: DiffRevisionCommand.command.flags())
        let bare = try parser.parse(["web", "-D", "1", "2"])
        #expect(bare.positional == ["web", "1", "2"])
        #expect(bare[DiffFlags.findRenames] == 0.5)
        let value = try parser.parse(["web", "-D", "0.9", "1", "2"])
        #expect(value.positional == ["web", "1", "2"])
        #expect(value[DiffFlags.findRenames] == 0.9)
    }

    @Test
    func aValueBeforeTheSubcommand() {
        let run = CapturedRun(["diff", "-D", "0.9", "revision", "web", "0"])
        #expect(run.message == "Error: invalid revision \"0\"\n")
    }
}
