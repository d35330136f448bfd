import Codecs
import Foundation
import GoTemplate
import Testing

@testable import SwelmCLI

/// The commands that show how rollouts stand, on a store.
@Suite(.serialized)
struct RolloutLookingTests {
    private let productpage: DeployedProductpage

    /// A rollout that waits at ten per cent.
    init() throws {
        productpage = try DeployedProductpage()
        let start = rollout(["start", DeployedProductpage.file, "--param", "to=84"], actor: "ann")
        try #require(start.exitCode == 3)
    }

    private func rollout(_ arguments: [String], actor: String = "eve") -> CapturedRun {
        productpage.run(["rollout"] + arguments, environment: ["SWELM_ACTOR": actor])
    }

    private func rollout(_ arguments: String...) -> CapturedRun { rollout(arguments) }

    private func approve() {
        #expect(rollout(["approve", "productpage", "--reason", "looks fine"], actor: "ben").exitCode == 0)
    }

    @Test func statusSaysHowItStands() {
        let lines = rollout("status", "productpage").shown.split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix("productpage.1  ▸ waiting  83 → 84   by ann (declared)   started "))
        #expect(lines[0].hasSuffix("base: revision 1"))
        #expect(lines[1].hasPrefix(#"It is waiting: stage 2 of 7, "2 ten per cent", asks for an approval"#))
        #expect(lines.contains { $0.hasPrefix(" 2 ten per cent") && $0.contains("◆  rev 2") })
        #expect(lines.contains { $0.contains("traffic") && $0.hasSuffix("░░ 10") })
        #expect(lines.contains { $0.hasSuffix("1 revision: base") })
        #expect(lines.contains { $0.hasSuffix("swelm rollout approve productpage.1") })
    }

    /// Between an approval and the next run there is nothing to answer.
    @Test func statusSaysThatAnApprovalIsThere() {
        approve()
        let lines = rollout("status", "productpage").shown.split(separator: "\n").map(String.init)
        let words = "asks for an approval, which was given; 'swelm rollout run' goes on."
        #expect(lines[1] == #"It is waiting: stage 2 of 7, "2 ten per cent", "# + words)
        #expect(lines.last?.hasSuffix("  swelm rollout run productpage.1") == true)
    }

    @Test func statusNeedsNeitherColoursNorMoreThanASCII() {
        let plain = rollout("status", "productpage", "--ascii")
        #expect(plain.standardOutput.allSatisfy { $0 < 0x80 && $0 != 0x1B })
        let colored = rollout("status", "productpage", "--color", "always")
        #expect(colored.shown.contains("\u{1B}[33mwaiting\u{1B}[0m"))
        let forbidden = productpage.run(
            ["rollout", "status", "productpage", "--color", "always"], environment: ["NO_COLOR": "1"])
        #expect(forbidden.exitCode == 0 && !forbidden.shown.contains("\u{1B}"))
    }

    @Test func thePageHasWhatEachStageChanged() {
        approve()
        #expect(rollout(["run", "productpage"]).exitCode == 3)
        let page = rollout("report", "productpage").shown
        let changes = page.components(separatedBy: "<details class=\"stage-changes\">").dropFirst()
        #expect(changes.count == 2)
        #expect(changes.first?.contains("2 ten per cent") == true)
        #expect(changes.first?.contains("productpagecanary") == true)
        #expect(changes.last?.contains("3 ninety per cent") == true)
        #expect(changes.last?.contains("productpagecanary</") != true)
    }

    @Test func statusIsTheSameInEachForm() throws {
        let json = rollout("status", "productpage.1", "-o", "json")
        guard case .map(let map) = try JSON.decode(json.standardOutput) else {
            Issue.record("no object")
            return
        }
        #expect(map["state"]?.text == "waiting" && map["exitCode"]?.text == "3")
        let yaml = try YAML.decodeMap(rollout("status", "productpage.1", "-o", "yaml").standardOutput)
        #expect(yaml["outcome"]?.text == map["outcome"]?.text)
        #expect(rollout("status", "productpage.1", "-o", "markdown").shown.hasPrefix(StatusMarkdown.marker))
        #expect(json.exitCode == 0)
    }

    @Test func listShowsAllOfTheStore() throws {
        #expect(rollout(["abort", "productpage"], actor: "ann").exitCode == 4)
        #expect(rollout(["start", DeployedProductpage.file, "--param", "to=85"], actor: "ann").exitCode == 3)
        let rows = rollout("list").shown.split(separator: "\n").map { line in
            line.split(separator: "\t").map { $0.trimmingCharacters(in: .whitespaces) }.prefix(4).joined(
                separator: " | ")
        }
        let release = DeployedProductpage.namespace + "/productpage"
        #expect(
            rows == [
                "ROLLOUT | STATE | STAGE | RELEASES", "productpage.1 | returned | 2 of 7, 2 ten per cent | \(release)",
                "productpage.2 | waiting | 2 of 7, 2 ten per cent | \(release)",
            ])
        let active = try JSON.decode(rollout("list", "--active", "-o", "json").standardOutput)
        guard case .list(let list) = active, case .map(let only)? = list.elements.first else {
            Issue.record("no list")
            return
        }
        #expect(list.count == 1 && only["rollout"]?.text == "productpage.2")
    }

    @Test func historyNamesPeopleAndTheirEvidence() throws {
        approve()
        let rows = rollout("history", "productpage").shown.split(separator: "\n").map { line in
            line.split(separator: "\t").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let approval = try #require(rows.first { $0.last?.hasPrefix("ben approved") == true })
        #expect(approval[1...2] == ["ben", "declared"])
        #expect(approval[4] == #"ben approved stage 2, "2 ten per cent": "looks fine"."#)
        let all = rollout("history", "productpage", "--all").shown
        #expect(all.contains("begins.") && !rollout("history", "productpage").shown.contains("begins."))
    }

    @Test func historyHasTheNumbersThatExportWrites() {
        let exported = rollout("export", "productpage").shown
        #expect(exported.contains("\n") && rollout("history", "productpage", "-o", "metrics").shown == exported)
        let refused = rollout("history", "productpage", "-o", "xml")
        #expect(refused.exitCode == 1 && refused.message.contains("must be one of: table, json, yaml, metrics"))
    }

    @Test func eventsAreSentencesOrAsTheyAreRecorded() throws {
        let sentences = rollout("events", "productpage").shown.split(separator: "\n")
        let lines = rollout("events", "productpage", "-o", "ndjson").shown.split(separator: "\n")
        #expect(sentences.count == lines.count && sentences.first?.hasSuffix("ann (declared)  ann started it.") == true)
        for line in lines { _ = try JSON.decode(Array(line.utf8)) }
        #expect(lines.first?.contains(#""kind":"started""#) == true)
    }

    /// It follows one that is over to its end, and no longer.
    @Test(arguments: [["events", "-f"], ["watch"]])
    func followingEndsWithTheRollout(_ arguments: [String]) {
        #expect(rollout(["abort", "productpage", "--reason", "enough"], actor: "ann").exitCode == 4)
        let run = rollout(arguments + ["productpage"])
        #expect(run.exitCode == 0 && run.shown.contains("It returned: what is deployed is what was before its start."))
    }

    @Test func reportsAreWrittenAsAWhole() throws {
        let path = productpage.path("page.html")
        #expect(rollout("report", "productpage", "--out", path).standardOutput.isEmpty)
        #expect(productpage.read("page.html").hasSuffix("</html>\n"))
        #expect(rollout("report", "productpage", "-o", "markdown").shown.contains("<details>"))
        #expect(rollout("report", "productpage", "-o", "json").shown.contains(#""events":[{"sequence":1"#))
        #expect(rollout("report", "productpage", "--every", "1s").exitCode == 1)
    }

    @Test func commandsThatDriveLeaveOutputs() {
        let run = productpage.run(
            ["rollout", "run", "productpage", "--approved", "--env-file", productpage.path("env")],
            environment: ["SWELM_ACTOR": "ben"])
        #expect(run.exitCode == 3)
        #expect(productpage.read("env").contains("SWELM_ROLLOUT_STAGE=3 ninety per cent\n"))
    }

    @Test(arguments: ["status", "history", "events", "watch", "report"])
    func whatIsNotThereIsNamed(_ command: String) {
        let run = rollout(command, "nobody")
        #expect(run.exitCode == 1 && run.message.contains(#"there is no rollout "nobody""#))
    }
}

extension Value {
    fileprivate var text: String? {
        switch self {
        case .string(let text): text.text
        case .int(let number, _): "\(number)"
        case .float(let number): "\(Int(number))"
        default: nil
        }
    }
}
