import GoTemplate

extension VersionComparison {
    /// What keeps a version from meeting this comparison; nil if nothing does.
    func violation(by candidate: SemanticVersion, in group: VersionConstraint.Group) -> VersionViolation? {
        let isUnwanted = !candidate.prerelease.isEmpty && !group.namesPrerelease
        guard let rule = isUnwanted ? .prerelease : broken(by: candidate) else { return nil }
        return VersionViolation(rule: rule, version: candidate.description, constraint: source)
    }

    private func broken(by candidate: SemanticVersion) -> VersionViolation.Rule? {
        switch operation {
        case .equal: equal(candidate)
        case .notEqual: notEqual(candidate)
        case .greater: greater(candidate) ? nil : .lessOrEqual
        case .less: candidate < version ? nil : .greaterOrEqual
        case .greaterOrEqual: candidate >= version ? nil : .less
        case .lessOrEqual: lessOrEqual(candidate) ? nil : .greater
        case .tilde: tilde(candidate)
        case .caret: caret(candidate)
        }
    }

    /// Mirrors constraintTildeOrEqual: an x-range is a tilde range.
    private func equal(_ candidate: SemanticVersion) -> VersionViolation.Rule? {
        if wildcard != .none { return tilde(candidate) }
        return candidate == version ? nil : .notEqual
    }

    /// Mirrors constraintNotEqual.
    ///
    /// `!=x` excludes only what equals 0.0.0.
    private func notEqual(_ candidate: SemanticVersion) -> VersionViolation.Rule? {
        switch wildcard {
        case .none, .major: return candidate == version ? .equal : nil
        case .minor: return candidate.major == version.major ? .equal : nil
        case .patch:
            guard candidate.major == version.major && candidate.minor == version.minor else { return nil }
            let order = SemanticVersion.comparePrereleases(candidate.prerelease, version.prerelease)
            return order == 0 ? .equal : nil
        }
    }

    /// Mirrors constraintGreaterThan: `>11` starts at 12.
    private func greater(_ candidate: SemanticVersion) -> Bool {
        if wildcard == .none || candidate.major != version.major { return candidate > version }
        switch wildcard {
        case .minor: return false
        case .patch: return candidate.minor > version.minor
        case .none, .major: return candidate > version
        }
    }

    /// Mirrors constraintLessThanEqual: `<=1.2` includes 1.2.9.
    private func lessOrEqual(_ candidate: SemanticVersion) -> Bool {
        if wildcard == .none { return candidate <= version }
        if candidate.major != version.major { return candidate.major < version.major }
        return wildcard == .minor || candidate.minor <= version.minor
    }

    /// Mirrors constraintTilde; `~0.0.0` and `~x` accept all from 0.0.0 on.
    private func tilde(_ candidate: SemanticVersion) -> VersionViolation.Rule? {
        if candidate < version { return .less }
        let isZero = version.major == 0 && version.minor == 0 && version.patch == 0
        if isZero && (wildcard == .none || wildcard == .major) { return nil }
        if candidate.major != version.major { return .otherMajor }
        if candidate.minor != version.minor && wildcard != .minor { return .otherMajorOrMinor }
        return nil
    }

    /// Mirrors constraintCaret: the first number that is not 0 must stay.
    private func caret(_ candidate: SemanticVersion) -> VersionViolation.Rule? {
        if candidate < version { return .less }
        if version.major > 0 || wildcard == .minor {
            return candidate.major == version.major ? nil : .otherMajor
        }
        if candidate.major > 0 { return .otherMajor }
        if version.minor > 0 || wildcard == .patch {
            return candidate.minor == version.minor ? nil : .otherMinorBelowOne
        }
        if candidate.minor > 0 { return .otherMinor }
        return candidate.patch == version.patch ? nil : .otherPatchBelowOne
    }
}
