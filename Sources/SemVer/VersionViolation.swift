import GoTemplate

/// Why a version does not meet a constraint.
package struct VersionViolation: GoError, Sendable {
    enum Rule: Sendable {
        case prerelease, equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
        case otherMajor, otherMajorOrMinor, otherMinor, otherMinorBelowOne, otherPatchBelowOne
    }

    let rule: Rule
    let version: GoString
    let constraint: GoString

    /// What Go's `Error()` says; both texts are plain ASCII, so quoting them adds only the quotes.
    package var message: GoString {
        GoString("\"\(version.text)\" " + reason(against: "\"\(constraint.text)\""))
    }

    private func reason(against constraint: String) -> String {
        switch rule {
        case .prerelease: "is a prerelease version and the constraint is only looking for release versions"
        case .equal: "is equal to \(constraint)"
        case .notEqual: "is not equal to \(constraint)"
        case .less: "is less than \(constraint)"
        case .lessOrEqual: "is less than or equal to \(constraint)"
        case .greater: "is greater than \(constraint)"
        case .greaterOrEqual: "is greater than or equal to \(constraint)"
        case .otherMajor: "does not have same major version as \(constraint)"
        case .otherMajorOrMinor: "does not have same major and minor version as \(constraint)"
        case .otherMinor: "does not have same minor version as \(constraint)"
        case .otherMinorBelowOne:
            "does not have same minor version as \(constraint)"
                + ". Expected minor versions to match when constraint major version is 0"
        case .otherPatchBelowOne:
            "does not equal \(constraint). Expect version and constraint to equal when major and minor versions are 0"
        }
    }
}
