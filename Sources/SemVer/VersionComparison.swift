import GoTemplate

/// One comparison of a constraint, such as `>=1.2` or `~3.x`.
struct VersionComparison: Sendable {
    enum Operator: Sendable {
        case equal, notEqual, greater, less, greaterOrEqual, lessOrEqual, tilde, caret
    }

    /// The first segment that is a wildcard or missing; all after it are wildcards too.
    enum Wildcard: Sendable {
        case none, major, minor, patch
    }

    let operation: Operator
    /// The version compared with; wildcards count as 0.
    let version: SemanticVersion
    /// The version as written.
    let source: GoString
    let wildcard: Wildcard

    /// Mirrors semver's `parseConstraint`.
    init(_ operation: Operator, to parts: VersionScanner.Parts) throws(SemanticVersionError) {
        self.operation = operation
        self.source = GoString(parts.text)
        self.wildcard = Self.firstWildcard(parts)
        do {
            self.version = try SemanticVersion(parsing: Self.lowest(parts, wildcard))
        } catch {
            throw .unreadableConstraint
        }
    }

    private static func firstWildcard(_ parts: VersionScanner.Parts) -> Wildcard {
        if isWildcard(parts.major) { return .major }
        if isWildcard(parts.minor) { return .minor }
        if isWildcard(parts.patch) { return .patch }
        return .none
    }

    private static func isWildcard(_ segment: ArraySlice<UInt8>?) -> Bool {
        guard let segment else { return true }
        return segment == [UInt8(ascii: "x")] || segment == [UInt8(ascii: "X")] || segment == [UInt8(ascii: "*")]
    }

    /// The text of the lowest version meant; with a wildcard, metadata is dropped.
    private static func lowest(_ parts: VersionScanner.Parts, _ wildcard: Wildcard) -> GoString {
        var text: [UInt8]
        switch wildcard {
        case .none: return GoString(parts.text)
        case .major: text = Array("0.0.0".utf8)
        case .minor: text = parts.major + Array(".0.0".utf8)
        case .patch: text = parts.major + Array(".".utf8) + (parts.minor ?? []) + Array(".0".utf8)
        }
        if !parts.prerelease.isEmpty { text += [UInt8(ascii: "-")] + parts.prerelease }
        return GoString(text)
    }
}
