import Codecs
import Foundation
import GoTemplate
import Rollouts
import ScriptedRollouts
import Testing

@testable import SwelmCLI

/// Rollouts as metrics, and the dashboard that shows them.
struct RolloutMetricsTests {
    private func text(_ rollout: ScriptedRollout) -> String {
        MetricsText.text(of: rollout.report("productpage.3"), outcomes: [.finished: 3, .returned: 1]).text
    }

    @Test func whatPeopleLookForHasANumber() {
        let text = text(ProductpageRollout.baking())
        let own = #"{plan="productpage",rollout="productpage.3""#
        for line in [
            "swelm_rollout_state\(own),state=\"running\"} 1", "swelm_rollout_state\(own),state=\"held\"} 0",
            "swelm_rollout_stage\(own)} 2", "swelm_rollout_canary_weight\(own),release=\"productpage\"} 0.1",
            "swelm_rollout_check_value\(own),check=\"success\",side=\"canary\"} 1",
            "swelm_rollout_check_verdict\(own),check=\"p99\",verdict=\"failed\"} 0",
            "swelm_rollout_outcomes_total{plan=\"productpage\",outcome=\"returned\"} 1",
        ] { #expect(text.split(separator: "\n").contains(Substring(line)), "\(line)") }
    }

    @Test func valuesOfLabelsAreEscaped() {
        var plan = ProductpageRollout.plan()
        let name: GoString = "a\"b\\c\n"
        plan.members = [name]
        plan.base = [name: plan.base[ProductpageRollout.release] ?? MemberFacts()]
        #expect(text(ScriptedRollout(plan)).contains(#"release="a\"b\\c\n"} 0"#))
    }

    /// Debian's promtool, where it is installed, reads the text and has nothing to complain about.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/promtool")))
    func prometheusReadsThem() throws {
        for rollout in [ProductpageRollout.start(), ProductpageRollout.baking(), ProductpageRollout.returned()] {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/promtool")
            process.arguments = ["check", "metrics"]
            let (input, output) = (Pipe(), Pipe())
            (process.standardInput, process.standardOutput, process.standardError) = (input, output, output)
            try process.run()
            try input.fileHandleForWriting.write(contentsOf: Data(text(rollout).utf8))
            try input.fileHandleForWriting.close()
            process.waitUntilExit()
            let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            #expect(process.terminationStatus == 0 && said.isEmpty, "\(said)")
        }
    }

    /// Each name that a panel asks for is one that is written.
    @Test func theDashboardAsksForWhatIsWritten() throws {
        let dashboard = try GrafanaDashboard.json()
        _ = try JSON.decode(dashboard.bytes)
        let written = text(ProductpageRollout.baking())
        let names = Set(dashboard.text.matches(of: /swelm_rollout_[a-z_]+/).map { String($0.0) })
        #expect(names.count == 7)
        for name in names { #expect(written.contains("# TYPE \(name) "), "\(name)") }
    }
}
