import GoTemplate
import Operations
import Testing

@testable import SwelmCLI

/// The rules of pflag, with messages as real Helm prints them.
struct FlagParserTests {
    private let set = Flag<[GoString]>("set", "")
    private let values = Flag<CommaSeparatedValues>("values", short: "f", "")
    private let debug = Flag<Bool>("debug", "")
    private let generateName = Flag<Bool>("generate-name", short: "g", "")
    private let namespace = Flag<GoString>("namespace", short: "n", "")
    private let wait = Flag<WaitStrategy>("wait", default: .hookOnly, bare: .watcher, "")
    private let burstLimit = Flag<Int>("burst-limit", default: 100, "")

    private var flags: [FlagDeclaration] {
        FlagTable {
            set
            values
            debug
            generateName
            namespace
            wait
            burstLimit
        }
    }

    private func parse(_ arguments: String...) throws -> ParsedFlags {
        try FlagParser(flags: flags).parse(arguments.map { GoString($0) })
    }

    @Test
    func readsFlagsBetweenArguments() throws {
        let parsed = try parse("rel", "-n", "ns", "./chart", "--set", "a=1,b=2", "--set=c=3", "--", "--debug")
        #expect(parsed.positional == ["rel", "./chart", "--debug"])
        #expect(parsed[set] == ["a=1,b=2", "c=3"])
        #expect(parsed[namespace] == "ns")
        #expect(!parsed[debug])
    }

    @Test
    func readsShortFlags() throws {
        let parsed = try parse("-gfa.yaml,b.yaml", "-f=c.yaml", "-nx")
        #expect(parsed[generateName])
        #expect(parsed[values] == ["a.yaml", "b.yaml", "c.yaml"])
        #expect(parsed[namespace] == "x")
    }

    @Test
    func takesBareAndAttachedValues() throws {
        #expect(try parse("--wait", "legacy")[wait] == .watcher)
        #expect(try parse("--wait", "legacy").positional == ["legacy"])
        #expect(try parse("--wait=legacy")[wait] == .legacy)
        #expect(try !parse("--debug=false")[debug])
        #expect(try parse()[burstLimit] == 100)
        #expect(try parse("--burst-limit=0x10")[burstLimit] == 16)
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
