import Diffing
import Testing

@Suite("Objects that are not what rules expect do no harm")
struct RiskRobustnessTests {
    /// Each line of an example, left out or with another value.
    @Test(arguments: RiskRule.all.map(\.code))
    func shapesMayBeOthers(_ code: String) throws {
        let page = try RiskPage(code)
        let lines = page.reported.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for index in lines.indices {
            for replacement in [nil, "5", "[1, {a: [x]}]"] as [String?] {
                var changed = lines
                guard let colon = changed[index].firstIndex(of: ":") else { continue }
                changed[index] = replacement.map { changed[index][...colon] + " " + $0 } ?? ""
                let text = changed.joined(separator: "\n")
                _ = risks(page.before, text)
                _ = risks(text, page.before)
            }
        }
    }

    @Test func manyObjectsTakeLittleTime() {
        let many = (0..<3000).map { number in
            Sample.service(name: "s\(number)") + Sample.workload("Deployment", "w\(number)", labels: "app: w\(number)")
        }
        let start = ContinuousClock.now
        _ = risks("", many.joined())
        #expect(ContinuousClock.now - start < .seconds(60))
    }
}
