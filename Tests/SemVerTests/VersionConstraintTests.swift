import GoTemplate
import SemVer
import TestSupport
import Testing

@Suite("Versions and constraints, as Helm answers")
struct VersionConstraintTests {
    @Test func constraintsMatchTheVersionsHelmMatches() throws {
        let rows = recordedRows("semver/constraints.tsv")
        let versions = try #require(rows.first).map { try SemanticVersion(parsing: GoString($0)) }
        #expect(rows.count > 500)
        for row in rows.dropFirst() {
            #expect(answer(to: row[0], about: versions) == row[1], "\(row[0])")
        }
    }

    @Test func textsReadAsHelmReadsThem() {
        let rows = recordedRows("semver/versions.tsv")
        #expect(rows.count > 25)
        for row in rows { #expect(normalForm(of: row[0]) == row[1], "\(row[0])") }
    }

    @Test(arguments: [
        ("^1.2.3", "2.0.0", #""2.0.0" does not have same major version as "1.2.3""#),
        ("~1.2 || >3", "2.1.0-a", #""2.1.0-a" is a prerelease version and the constraint is only looking"#),
        ("!=1.x", "1.5.0", #""1.5.0" is equal to "1.x""#),
    ])
    func violationsNameTheReason(constraint: String, version: String, reason: String) throws {
        let version = try SemanticVersion(parsing: GoString(version))
        let violations = try VersionConstraint(parsing: GoString(constraint)).violations(by: version)
        #expect(violations.count == 1)
        #expect(violations.first?.message.text.hasPrefix(reason) == true)
    }

    private func answer(to text: String, about versions: [SemanticVersion]) -> String {
        do {
            let constraint = try VersionConstraint(parsing: GoString(text))
            return versions.map { constraint.matches($0) ? "1" : "0" }.joined()
        } catch {
            return error.message.text
        }
    }

    private func normalForm(of text: String) -> String {
        do { return try SemanticVersion(parsing: GoString(text)).description.text } catch { return error.message.text }
    }
}
