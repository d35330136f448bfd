import Failures
import Foundation
import GoTemplate
import Testing

/// What stands on standard error beside failures, as real Helm writes it.
@Suite(.serialized)
struct LogLineTests {
    init() {
        FileManager.default.changeCurrentDirectoryPath(GoldenCase.root.path)
    }

    private func lines(_ arguments: String...) -> [String] { lines(arguments) }

    private func lines(_ arguments: [String]) -> [String] {
        let text = String(decoding: CapturedRun(arguments).standardError, as: UTF8.self)
        return text.replacing(GoldenCase.root.path, with: "ROOT").split(separator: "\n").map(String.init)
    }

    @Test
    func debugTellsTheSteps() {
        let chart = "./fixtures/charts/broken-hooks"
        #expect(
            lines("template", "rel", chart, "--debug", "--devel").dropLast() == [
                #"level=DEBUG msg="Original chart version" version="""#,
                #"level=DEBUG msg="setting version to >0.0.0-0""#,
                #"level=DEBUG msg="Chart path" path=ROOT/fixtures/charts/broken-hooks"#,
                #"level=DEBUG msg="number of dependencies in the chart" chart=broken-hooks dependencies=0"#,
                #"level=INFO msg="skipping unknown hooks" hookTypes=crd-install"#,
            ])
    }

    @Test
    func unknownHooksAreToldBeforeAFailure() {
        #expect(
            lines("template", "rel", "./fixtures/charts/broken-hooks").first
                == #"level=INFO msg="skipping unknown hooks" hookTypes=crd-install"#)
    }

    /// Patterns are tried with one name first, and this one fails only for names that begin with a dot.
    @Test
    func patternsMayFailLate() {
        #expect(
            lines("template", "./fixtures/charts/late-pattern") == [
                #"level=ERROR msg="failed to compile" rule=.*#[ error="syntax error in pattern""#
            ])
    }

    @Test
    func colorModeIsCheckedFirst() {
        let line =
            #"level=WARN msg="command failed" error="invalid color mode \"x\": must be one of: never, auto, always""#
        #expect(lines("template", "--nonsense", "--color", "x") == [line])
        #expect(lines("nonsense", "--colour=x") == [line])
    }

    /// Helm decides whether it logs steps before it knows the command's own flags: `-a` means nothing to it then, and
    /// the rest of `-av9,v8` is a bad level of klog.
    @Test
    func stepsAreToldWhereGlobalFlagsAreRead() {
        let chart = "./fixtures/charts/broken-hooks"
        #expect(lines("template", chart, "-av9,v8", "--debug").first?.hasPrefix("level=INFO") == true)
        #expect(lines("template", chart, "--debug", "-av9,v8").first?.hasPrefix("level=DEBUG") == true)
        #expect(lines("template", chart, "--set", "--debug").first?.hasPrefix("level=DEBUG") == true)
    }

    @Test
    func valuesOfWaitAreLoggedEvenBeforeMistakes() {
        #expect(
            lines("template", "--wait=false", "--nonsense") == [
                #"level=WARN msg="--wait=false is deprecated (boolean value) and can be replaced with --wait=hookOnly""#,
                "Error: unknown flag: --nonsense",
            ])
    }

    /// What cannot be fetched is named without its password, as Go's URL.Redacted does; nobody listens at the port.
    @Test(arguments: [
        (["template", "rel", "https://user:hunter2@127.0.0.1:1"], "//user:xxxxx@127.0.0.1:1"),
        (["template", "rel", "oci://user:hunter2@127.0.0.1:1/a"], "\"user:xxxxx@127.0.0.1:1\""),
        (
            ["template", "rel", "./charts/productpage", "-f", "https://user:hunter2@127.0.0.1:1/values.yaml"],
            "127.0.0.1:1/values.yaml"
        ),
    ])
    func passwordsOfURLsAreHidden(_ arguments: [String], _ words: String) {
        let run = CapturedRun(arguments)
        let text = String(decoding: run.standardError, as: UTF8.self)
        #expect(run.exitCode == 1 && text.contains(words), "\(text)")
        #expect(!text.contains("hunter2"))
    }

    /// Nobody listens at the port.
    @Test(arguments: [
        (["https://user:hunter2@127.0.0.1:1/a.tgz"], ""),
        (
            ["a", "--repo", "https://user:hunter2@127.0.0.1:1"],
            #"looks like "https://user:xxxxx@127.0.0.1:1" is not a valid chart repository or cannot be reached: "#
        ),
    ])
    func passwordsOfServersAreHidden(_ chart: [String], _ before: String) {
        let name = before.isEmpty ? "a.tgz" : "index.yaml"
        #expect(
            lines(["template", "rel"] + chart) == [
                #"Error: \#(before)Get "https://127.0.0.1:1/\#(name)": dial tcp 127.0.0.1:1: connect: connection refused"#
            ])
    }
}

/// Which characters are quoted in a line, by what Go's log/slog quotes of the first 0x300 and some beyond.
struct LogQuotingTests {
    private static let quoted: Set<UInt32> = Set(0x00...0x20).union([0x22, 0x3D]).union(0x80...0xA0).union([
        0xAD, 0x2028, 0x3000, 0xE000, 0xFFFD, 0x10_FFFF,
    ])

    @Test func charactersAreQuotedAsGoDoes() throws {
        for number in Array(0..<0x300) + [0x2028, 0x3000, 0xE000, 0xFFFD, 0x1F600, 0x10_FFFF] {
            let scalar = try #require(UnicodeScalar(UInt32(number)))
            let line = LogRecord(level: .info, message: GoString("a" + String(scalar))).line.text
            #expect(line.hasPrefix("level=INFO msg=\"") == Self.quoted.contains(UInt32(number)), "\(number)")
        }
        #expect(LogRecord(level: .warn, message: "").line == "level=WARN msg=\"\"")
    }
}
