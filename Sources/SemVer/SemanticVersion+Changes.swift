import GoTemplate

extension SemanticVersion {
    /// The next major version, semver's `IncMajor`; `original` keeps the `v`.
    package func incrementingMajor() throws(SemanticVersionError) -> SemanticVersion {
        changed(major: try Self.increment(major, "major"), minor: 0, patch: 0)
    }

    /// The next minor version, semver's `IncMinor`.
    package func incrementingMinor() throws(SemanticVersionError) -> SemanticVersion {
        changed(major: major, minor: try Self.increment(minor, "minor"), patch: 0)
    }

    /// The next patch version, semver's `IncPatch`: the release itself for one of its prereleases.
    package func incrementingPatch() throws(SemanticVersionError) -> SemanticVersion {
        let next = prerelease.isEmpty ? try Self.increment(patch, "patch") : patch
        return changed(major: major, minor: minor, patch: next)
    }

    /// This version with another prerelease, semver's `SetPrerelease`; an empty one makes it a release.
    package func withPrerelease(_ prerelease: GoString) throws(SemanticVersionError) -> SemanticVersion {
        if !prerelease.isEmpty { try Self.validatePrerelease(prerelease.bytes[...]) }
        return changed(major: major, minor: minor, patch: patch, prerelease: prerelease, metadata: metadata)
    }

    /// This version with other metadata, semver's `SetMetadata`.
    package func withMetadata(_ metadata: GoString) throws(SemanticVersionError) -> SemanticVersion {
        if !metadata.isEmpty { try Self.validateMetadata(metadata.bytes[...]) }
        return changed(major: major, minor: minor, patch: patch, prerelease: prerelease, metadata: metadata)
    }

    private static func increment(_ number: UInt64, _ segment: String) throws(SemanticVersionError) -> UInt64 {
        guard number < UInt64.max else { throw .incrementOverflow(segment: segment) }
        return number + 1
    }

    private func changed(
        major: UInt64, minor: UInt64, patch: UInt64,
        prerelease: GoString = GoString(), metadata: GoString = GoString()
    ) -> SemanticVersion {
        let plain = SemanticVersion(
            major: major, minor: minor, patch: patch,
            prerelease: prerelease, metadata: metadata, original: GoString())
        let prefix: GoString = original.bytes.first == UInt8(ascii: "v") ? "v" : ""
        return SemanticVersion(
            major: major, minor: minor, patch: patch,
            prerelease: prerelease, metadata: metadata, original: prefix + plain.description)
    }
}
