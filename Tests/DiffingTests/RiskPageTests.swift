import Diffing
import TestSupport
import Testing

@Suite("Each risk has a page, whose example holds")
struct RiskPageTests {
    @Test func pagesAndCodesAreTheSame() throws {
        #expect(try RiskPage.codes() == RiskRule.all.map(\.code).sorted())
        #expect(Set(RiskRule.all.map(\.code)).count == RiskRule.all.count)
    }

    @Test(arguments: RiskRule.all.map(\.code))
    func pagesSayWhatTheRuleDoes(_ code: String) throws {
        let page = try RiskPage(code)
        let rule = try #require(RiskRule.named(code))
        #expect(page.text.hasPrefix("# \(code): \(rule.title)\n\nSeverity: \(rule.severity). "))
        let index = try RiskPage("README").text
        #expect(index.contains("| [`\(code)`](\(code).md) | \(rule.severity) | \(rule.title) |"))
    }

    @Test(arguments: RiskRule.all.map(\.code))
    func examplesHold(_ code: String) throws {
        let page = try RiskPage(code)
        let found = risks(page.before, page.reported, again: page.again).filter { $0.code == code }
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { !$0.message.isEmpty && !$0.message.text.hasSuffix(".") })
        let unchanging = page.again == nil ? nil : page.notReported
        #expect(!risks(page.before, page.notReported, again: unchanging).contains { $0.code == code })
        let ignored = risks(page.before, page.reported, ignoring: [code], again: page.again)
        #expect(!ignored.contains { $0.code == code })
    }

    /// All that is said of each example, one finding a line: `fixtures/diff/reports/risks.txt`.
    @Test func examplesAreWordedAsRecorded() throws {
        let lines = try RiskPage.codes().flatMap { code in
            let page = try RiskPage(code)
            let found = risks(page.before, page.reported, again: page.again) + risks(page.reported, page.before)
            return ["# \(code)"]
                + found.map { risk in
                    let place = [risk.object?.text, risk.path?.text].compactMap { $0?.text }.joined(separator: " ")
                    return "\(risk.severity) \(risk.code) \(place): \(risk.message)"
                }
        }
        let text = lines.map { $0 + "\n" }.joined()
        #expect(text == String(decoding: recordedBytes("diff/reports/risks.txt"), as: UTF8.self))
    }

    @Test(arguments: RiskRule.all.map(\.code))
    func whatStaysIsNoRisk(_ code: String) throws {
        let page = try RiskPage(code)
        #expect(risks(page.reported, page.reported).isEmpty)
        // Another object changes: that brings none of the risks either.
        let extra = "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: extra}\ndata: {a: "
        #expect(risks(page.reported + extra + "x}\n", page.reported + extra + "y}\n").isEmpty)
    }
}
