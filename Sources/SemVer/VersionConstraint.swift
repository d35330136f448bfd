import GoTemplate

/// A constraint on versions, such as `>=1.2 <2 || ~3.1.x`: groups joined by `||`, each a list of comparisons.
package struct VersionConstraint: Sendable {
    /// The longest text that is read.
    package static let maximumLength = 512
    /// The most alternatives that `||` may join.
    package static let maximumGroups = 32

    /// Comparisons that must all hold.
    struct Group: Sendable {
        let comparisons: [VersionComparison]
        /// Whether one of the comparisons names a prerelease; only then prereleases are candidates at all.
        let namesPrerelease: Bool
    }

    let groups: [Group]

    /// Reads a constraint, as semver's `NewConstraint`.
    package init(parsing text: GoString) throws(SemanticVersionError) {
        guard text.count <= Self.maximumLength else { throw .constraintTooLong }
        let alternatives = Self.alternatives(of: Self.expandingRanges(in: text.bytes))
        guard alternatives.count <= Self.maximumGroups else { throw .tooManyConstraintGroups }
        var groups: [Group] = []
        for alternative in alternatives { groups.append(try Group(parsing: alternative)) }
        self.groups = groups
    }

    /// Whether a version meets the constraint.
    package func matches(_ version: SemanticVersion) -> Bool {
        groups.contains { group in
            group.comparisons.allSatisfy { $0.violation(by: version, in: group) == nil }
        }
    }

    /// The reasons why a version does not meet the constraint, semver's `Validate`; none if it does.
    package func violations(by version: SemanticVersion) -> [VersionViolation] {
        var violations: [VersionViolation] = []
        for group in groups {
            let found = group.comparisons.compactMap { $0.violation(by: version, in: group) }
            if found.isEmpty { return [] }
            for violation in found {
                // That a prerelease is not wanted is said once, whatever the number of comparisons.
                let isRepeated = violation.rule == .prerelease && violations.contains { $0.rule == .prerelease }
                if !isRepeated { violations.append(violation) }
            }
        }
        return violations
    }

    private static func alternatives(of text: [UInt8]) -> [[UInt8]] {
        var alternatives: [[UInt8]] = [[]]
        var index = 0
        while index < text.count {
            let isBar = text[index] == UInt8(ascii: "|")
            if isBar && index + 1 < text.count && text[index + 1] == UInt8(ascii: "|") {
                alternatives.append([])
                index += 2
            } else {
                alternatives[alternatives.count - 1].append(text[index])
                index += 1
            }
        }
        return alternatives
    }
}
