import TestSupport
import Testing

@testable import Diffing

/// All that is found about changes of many objects and about their way back: `fixtures/diff/risks`.
@Suite struct RiskFixtureTests {
    @Test(arguments: DiffFixture.names("risks"))
    func risksAreThoseExpected(name: String) {
        let fixture = DiffFixture("risks/" + name)
        let found = [("old", "new"), ("new", "old")].map { old, new in
            let report = Differ().compare(fixture.side(old), fixture.side(new))
            return "# from \(old) to \(new)\n" + RiskAssessment().risks(of: report).map(Self.line).joined()
        }
        #expect(found.joined() == fixture["expected"])
    }

    private static func line(_ risk: Risk) -> String {
        let place = [risk.object?.text, risk.path?.text].compactMap { $0?.text }.joined(separator: " ")
        return "\(risk.severity) \(risk.code) \(place): \(risk.message)\n"
    }
}
