import GoTemplate
import TestSupport
import Testing

@testable import Rendering

/// What Helm takes for a version of Kubernetes; see scripts/record-chart-fixtures.
struct KubeVersionTests {
    @Test func versionsAreReadAsByHelm() throws {
        let rows = recordedRows("charts/kube-versions.tsv")
        #expect(rows.count > 30)
        for row in rows {
            let text = try #require(Strconv.unquote(GoString(row[0])))
            // Without an argument Helm takes its own version.
            if !text.isEmpty { #expect(answer(to: text) == row[1], "\(row[0])") }
        }
    }

    private func answer(to text: GoString) -> String {
        do {
            let version = try KubeVersion(parsing: text)
            let parts = [Strconv.quote(version.version), version.major, version.minor, version.description]
            return parts.map(\.text).joined(separator: "|")
        } catch {
            return "Error: " + error.message.text.replacing("\n", with: "\\n")
        }
    }

    /// A copy prints as the struct that it is, and has no methods.
    @Test func copiesLoseTheirMethods() throws {
        let version = try KubeVersion(parsing: "v1.20.3-gke.1")
        let copy = try #require(version.withoutAddress?.content as? KubeVersion)
        #expect(version.templateStringValue == "v1.20.3")
        #expect(copy.templateStringValue == nil && copy.withoutAddress == nil)
        #expect(version.printedFields.map(\.name) == ["Version", "normalizedVersion", "Major", "Minor"])
        #expect((version.deepCopy() as? KubeVersion)?.normalized == "")
    }
}
