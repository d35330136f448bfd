import GoTemplate
import Testing

@testable import SwelmCLI

/// The rules of pflag, with messages as real Helm prints them.
struct FlagParserTests {
    private let flags = [
        Flag("set", .stringArray, ""), Flag("values", short: "f", .stringSlice, ""), Flag("debug", .bool, ""),
        Flag("generate-name", short: "g", .bool, ""), Flag("namespace", short: "n", .string, ""),
        Flag("wait", .waitStrategy, default: "hookOnly", bare: "watcher", ""),
        Flag("burst-limit", .int, default: "100", ""),
    ]

    private func parse(_ arguments: String...) throws -> ParsedFlags {
        try FlagParser(flags: flags).parse(arguments.map { GoString($0) })
    }

    @Test
    func readsFlagsBetweenArguments() throws {
        let parsed = try parse("rel", "-n", "ns", "./chart", "--set", "a=1,b=2", "--set=c=3", "--", "--debug")
        #expect(parsed.positional == ["rel", "./chart", "--debug"])
        #expect(parsed.strings("set") == ["a=1,b=2", "c=3"])
        #expect(parsed.string("namespace") == "ns")
        #expect(!parsed.bool("debug"))
    }

    @Test
    func readsShortFlags() throws {
        let parsed = try parse("-gfa.yaml,b.yaml", "-f=c.yaml", "-nx")
        #expect(parsed.bool("generate-name"))
        #expect(parsed.strings("values") == ["a.yaml", "b.yaml", "c.yaml"])
        #expect(parsed.string("namespace") == "x")
    }

    @Test
    func takesBareAndAttachedValues() throws {
        #expect(try parse("--wait", "legacy").string("wait") == "watcher")
        #expect(try parse("--wait", "legacy").positional == ["legacy"])
        #expect(try parse("--wait=legacy").string("wait") == "legacy")
        #expect(try !parse("--debug=false").bool("debug"))
    }

    @Test(arguments: [
        (["--nosuchflag"], "unknown flag: --nosuchflag"),
        (["-Z", "x"], "unknown shorthand flag: 'Z' in -Z"),
        (["--set"], "flag needs an argument: --set"),
        (["-n"], "flag needs an argument: 'n' in -n"),
        (
            ["--debug=maybe"],
            #"invalid argument "maybe" for "--debug" flag: strconv.ParseBool: parsing "maybe": invalid syntax"#
        ),
        (
            ["--burst-limit=x"],
            #"invalid argument "x" for "--burst-limit" flag: strconv.ParseInt: parsing "x": invalid syntax"#
        ),
    ])
    func refusesInPflagsWords(_ arguments: [String], _ message: String) {
        #expect(throws: CommandFailure.self) { try FlagParser(flags: flags).parse(arguments.map { GoString($0) }) }
        do {
            _ = try FlagParser(flags: flags).parse(arguments.map { GoString($0) })
        } catch {
            #expect((error as? CommandFailure)?.message.text == message)
        }
    }
}
