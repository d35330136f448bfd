import Foundation
import GoTemplate
import Rollouts
import ScriptedRollouts
import Testing

@testable import SwelmCLI

/// The page and the comment of a rollout: all of it is there, and nothing of it gets out of its place.
@Suite("Page of a rollout")
struct RolloutPageTests {
    private func page(_ rollout: ScriptedRollout, refresh: Int? = nil) -> String {
        String(decoding: RolloutPage.bytes(of: rollout.report("productpage.3"), refresh: refresh), as: UTF8.self)
    }

    private func markdown(_ rollout: ScriptedRollout, maximumBytes: Int = 65_000) -> String {
        let report = rollout.report("productpage.3")
        return String(
            decoding: StatusMarkdown.bytes(of: report, showsEvents: true, maximumBytes: maximumBytes), as: UTF8.self)
    }

    private func count(_ part: String, in text: String) -> Int { text.components(separatedBy: part).count - 1 }

    @Test func thePageShowsWhatMatters() {
        let page = page(ProductpageRollout.returned())
        #expect(page.contains("It returned to the base after 3m8s"))
        #expect(page.contains("<span class=\"versions\">83 → 84</span>"))
        #expect(count("<svg", in: page) == 3 && count("</svg>", in: page) == 3)
        #expect(page.contains("class=\"bound\"") && page.contains("class=\"interval\""))
        #expect(page.contains("class=\"verdict failed\"") && page.contains("≥ 99 %"))
        #expect(page.contains("<b>base</b>: productpage revision 43, done at 2026-11-30T14:03:08.000Z"))
        #expect(page.contains("sha256:001"))
        #expect(!page.contains("http-equiv=\"refresh\""))
        #expect(self.page(ProductpageRollout.baking(), refresh: 10).contains("http-equiv=\"refresh\" content=\"10\""))
    }

    @Test func answersAreInTheTimeLine() {
        let page = page(ProductpageRollout.finished())
        #expect(count("class=\"approved\"", in: page) == 5)
        #expect(page.contains("approved by ben (ssh) &quot;looks fine&quot;"))
    }

    /// Nothing that is fetched, and no script.
    @Test func thePageNeedsNothingElse() {
        let page = page(ProductpageRollout.finished())
        for part in ["<script", "src=", "href=", "url(", "@import", "onload"] {
            #expect(!page.contains(part), "\(part)")
        }
        #expect(page.contains("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"))
    }

    private static let hostile: GoString = #"</td><script>x</script>|`@all` "'&"#

    private func hostile() -> ScriptedRollout {
        var plan = ProductpageRollout.plan()
        for index in plan.stages.indices {
            plan.stages[index].name = Self.hostile + GoString("\(index)")
            plan.stages[index].digest = Self.hostile
            plan.stages[index].approval?.people = []
        }
        let metric = ReportedMetric(Self.hostile, unit: Self.hostile, Check(.value(ValueBounds(max: 1))))
        var rollout = ScriptedRollout(plan, metrics: [ProductpageRollout.canary: [metric]])
        rollout.readings = { _ in .value(0.5) }
        rollout.run { $0.head.state == .waiting }
        rollout.approve(
            by: Actor(name: Self.hostile, source: .login, host: Self.hostile, page: Self.hostile), Self.hostile)
        rollout.ask(.aborted(to: .base, reason: Self.hostile))
        rollout.outcomes["back/1/0/productpage"] = EffectOutcome(.failed, message: Self.hostile)
        rollout.run()
        return rollout
    }

    @Test func textFromOutsideIsNothingButText() {
        let rollout = hostile()
        #expect(
            !page(rollout).contains("<script") && count("<tr", in: page(rollout)) == count("</tr>", in: page(rollout)))
        let comment = markdown(rollout)
        #expect(!comment.contains("<script") && !comment.contains("@all") && !comment.contains("`@"))
        let rows = comment.split(separator: "\n").filter { $0.hasPrefix("| ") }
        #expect(rows.allSatisfy { [6, 7].contains(count("|", in: String($0))) }, "\(rows)")
    }

    @Test func commentsFitWhateverHappens() {
        var rollout = ProductpageRollout.finished()
        for number in 0..<2000 {
            rollout.ask(.paused(reason: GoString("again and again, for the time number \(number)")))
        }
        let comment = markdown(rollout)
        #expect(comment.utf8.count <= 65_000 && comment.contains("parts are left out"))
        #expect(comment.contains("It finished after") && comment.contains("| 🟢 | 7 stable again |"))
        #expect(markdown(rollout, maximumBytes: 2000).utf8.count <= 2000)
    }

    @Test func checksStandInTheComment() {
        let comment = markdown(ProductpageRollout.returned())
        #expect(comment.contains("| success | 2 ten per cent | ≥ 99 % | "))
        #expect(comment.contains("**Return to base**: Stage 2, "))
    }
}
