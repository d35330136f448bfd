import GoTemplate
import Testing

@testable import Linting

@Suite("Each rule of lint has a page, whose example holds")
struct LintPageTests {
    @Test func pagesAndCodesAreTheSame() throws {
        #expect(try LintPage.codes() == FindingRule.all.map(\.code).sorted())
        #expect(Set(FindingRule.all.map(\.code)).count == FindingRule.all.count)
    }

    @Test(arguments: FindingRule.all.map(\.code))
    func pagesSayWhatTheRuleDoes(_ code: String) throws {
        let page = try LintPage(code)
        let rule = try #require(FindingRule.named(code))
        let severity = rule.severity.word
        #expect(page.text.hasPrefix("# \(code): \(rule.title)\n\nSeverity: \(severity). "))
        let index = try LintPage("README").text
        #expect(index.contains("| [`\(code)`](\(code).md) | \(severity) | \(rule.title) |"))
    }

    @Test(arguments: FindingRule.all.map(\.code))
    func examplesHold(_ code: String) throws {
        let page = try LintPage(code)
        let found = try findings(page.reported).filter { $0.code == code }
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { !$0.message.isEmpty && !$0.message.hasSuffix(".") && !$0.fix.isEmpty })
        #expect(found.allSatisfy { $0.severity == FindingRule.named(code)?.severity })
        #expect(try !findings(page.notReported).contains { $0.code == code })
        #expect(try !findings(page.reported, disabling: [GoString(code)]).contains { $0.code == code })
    }

    /// Values that a user gives have the places of flags; all else is a line of a file.
    @Test(arguments: FindingRule.all.map(\.code).filter { $0 != "unused-value" })
    func findingsHaveLines(_ code: String) throws {
        let found = try findings(try LintPage(code).reported).filter { $0.code == code }
        #expect(found.allSatisfy { $0.place.line != nil })
    }

    /// A comment of a file switches off what is found in it.
    @Test(arguments: FindingRule.all.map(\.code).filter { $0 != "unused-value" })
    func commentsSwitchOff(_ code: String) throws {
        var files = try LintPage(code).reported
        for (name, text) in files where name.hasSuffix(".yaml") || name.hasSuffix(".tpl") {
            let isTemplate = name.contains("templates/")
            let comment = "swelm-lint: disable-file=\(code)"
            files[name] = (isTemplate ? "{{- /* \(comment) */ -}}\n" : "# \(comment)\n") + text
        }
        #expect(try !findings(files).contains { $0.code == code })
    }
}
