import GoTemplate

/// Why a text is no version or no constraint, with the wording of Masterminds/semver 3.5.0.
package enum SemanticVersionError: GoError, Equatable {
    case invalidVersion
    case versionTooLong
    case segmentStartsWithZero
    case invalidMetadata
    case invalidPrerelease
    /// A number that `strconv.ParseUint` refuses.
    case segmentOutOfRange(GoString)
    /// A panic in Go: the segment named is 2^64 - 1.
    case incrementOverflow(segment: String)
    case constraintTooLong
    case tooManyConstraintGroups
    case improperConstraint(GoString)
    case unreadableConstraint

    /// What Go's `Error()` says.
    package var message: GoString {
        if case .improperConstraint(let text) = self { return "improper constraint: " + Strconv.quote(text) }
        return GoString(asciiMessage)
    }

    private var asciiMessage: String {
        switch self {
        case .invalidVersion: "invalid semantic version"
        case .versionTooLong: "version string is too long (max \(SemanticVersion.maximumLength) bytes)"
        case .segmentStartsWithZero: "version segment starts with 0"
        case .invalidMetadata: "invalid metadata string"
        case .invalidPrerelease: "invalid prerelease string"
        case .segmentOutOfRange(let digits):
            "error parsing version segment: strconv.ParseUint: parsing \"\(digits.text)\": value out of range"
        case .incrementOverflow(let segment): "\(segment) version increment would overflow uint64"
        case .constraintTooLong: "constraint string is too long (max \(VersionConstraint.maximumLength) bytes)"
        case .tooManyConstraintGroups: "too many constraint groups (max \(VersionConstraint.maximumGroups))"
        case .improperConstraint: "improper constraint"
        case .unreadableConstraint: "constraint parser error"
        }
    }
}
