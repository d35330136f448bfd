import GoTemplate
import Testing

@testable import Charts

/// Texts of Chart.yaml lose what cannot be seen, and their blanks become spaces; mirrors chart.go sanitizeString.
struct SanitizingTests {
    private static let dirty: GoString = "a\tb\u{1}c"
    private static let clean: GoString = "a bc"

    @Test func ofDependencies() throws {
        var dependency = Dependency()
        (dependency.name, dependency.version, dependency.repository) = (Self.dirty, Self.dirty, Self.dirty)
        (dependency.condition, dependency.tags) = (Self.dirty, [Self.dirty, Self.dirty])
        try dependency.validate()
        #expect(dependency.name == Self.clean)
        #expect(dependency.version == Self.clean)
        #expect(dependency.repository == Self.clean)
        #expect(dependency.condition == Self.clean)
        #expect(dependency.tags == [Self.clean, Self.clean])
    }
}
