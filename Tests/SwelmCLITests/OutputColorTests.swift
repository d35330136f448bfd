import GoTemplate
import Testing

@testable import SwelmCLI

/// When tables have colours; the answers are those of `helm list`, without a terminal and on one.
struct OutputColorTests {
    @Test(
        arguments: [
            ([], [:], false, true), ([], ["HELM_COLOR": "always"], true, true),
            ([], ["HELM_COLOR": "ALWAYS"], true, true),
            ([], ["HELM_COLOR": "never"], false, false), ([], ["HELM_COLOR": "auto"], false, true),
            ([], ["HELM_COLOR": ""], false, true), ([], ["HELM_COLOR": "bad"], false, true),
            (["--color=never"], ["HELM_COLOR": "always"], false, false),
            (["--colour=never"], ["HELM_COLOR": "always"], false, false),
            (["--color=always"], ["HELM_COLOR": "never"], true, true), (["--colour=always"], [:], true, true),
            (["--color=always"], ["NO_COLOR": "1"], false, false),
            ([], ["NO_COLOR": "1", "HELM_COLOR": "always"], false, false), ([], ["NO_COLOR": "1"], false, false),
            ([], ["NO_COLOR": "", "HELM_COLOR": "always"], true, true), ([], ["TERM": "dumb"], false, false),
            ([], ["TERM": "xterm"], false, true), ([], ["TERM": "dumb", "HELM_COLOR": "always"], true, true),
        ] as [([String], [String: String], Bool, Bool)])
    func isThatOfHelm(_ words: [String], _ environment: [String: String], inFile: Bool, onTerminal: Bool) throws {
        let flags = try FlagParser(flags: GlobalFlags.all).parse(words.map { GoString($0) })
        for (isOnTerminal, expected) in [(false, inFile), (true, onTerminal)] {
            let context = CommandContext(
                environment: environment, output: BufferSink(), errors: BufferSink(), errorsAreOnTerminal: false,
                outputIsOnTerminal: isOnTerminal)
            #expect(OutputColor(flags, context).isEnabled == expected)
        }
    }

    /// The style of errors is ours: in colours on a terminal, unless they are forbidden.
    @Test(arguments: [
        ([:], true), (["HELM_COLOR": "never"], false), (["HELM_COLOR": "NEVER"], false),
        (["HELM_COLOR": "always"], true),
        (["NO_COLOR": "1"], false), (["NO_COLOR": ""], true),
    ])
    func errorsHaveColors(_ environment: [String: String], _ isColored: Bool) throws {
        let chart = try HostileChart(template: "{{ fail \"no\" }}")
        func errors(_ arguments: String..., onTerminal: Bool = true) -> [UInt8] {
            let words = ["template", "r", chart.path, "--errors=rich"] + arguments
            return CapturedRun(words, environment: environment, onTerminal: onTerminal).standardError
        }
        #expect(errors().contains(0x1B) == isColored)
        #expect(!errors("--color=never").contains(0x1B))
        // Forbidding by the variable wins, as in tables.
        let isForbidden = environment["NO_COLOR"] == "1"
        #expect(errors("--color=always").contains(0x1B) != isForbidden)
        #expect(!errors(onTerminal: false).contains(0x1B))
    }
}
