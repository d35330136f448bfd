import GoTemplate

/// A semantic version, such as `v1.30.2-gke.1+build`, as Masterminds/semver 3.5.0 understands it.
package struct SemanticVersion: Sendable {
    /// The longest text that is read.
    package static let maximumLength = 256

    package let major: UInt64
    package let minor: UInt64
    package let patch: UInt64
    /// The identifiers after `-`, joined by dots; empty for a release.
    package let prerelease: GoString
    /// The identifiers after `+`, joined by dots; empty if there are none.
    package let metadata: GoString
    /// The text this was read from, with its `v` and without the zeros that were left out.
    package let original: GoString

    init(
        major: UInt64, minor: UInt64, patch: UInt64,
        prerelease: GoString = GoString(), metadata: GoString = GoString(), original: GoString
    ) {
        self.major = major
        self.minor = minor
        self.patch = patch
        self.prerelease = prerelease
        self.metadata = metadata
        self.original = original
    }

    /// The zero value of Go's struct, which has no text it was read from.
    package static let zero = SemanticVersion(major: 0, minor: 0, patch: 0, original: GoString())

    /// Reads a version loosely: a leading `v`, leading zeros, and missing minor and patch numbers are accepted.
    ///
    /// Mirrors semver's `NewVersion` with `CoerceNewVersion` set, its default.
    package init(parsing text: GoString) throws(SemanticVersionError) {
        guard text.count <= Self.maximumLength else { throw .versionTooLong }
        var scanner = VersionScanner(text.bytes)
        guard let parts = scanner.version(numberedBy: .digits), scanner.isAtEnd else { throw .invalidVersion }
        self.major = try Self.number(parts.major)
        self.minor = try Self.number(parts.minor ?? [])
        self.patch = try Self.number(parts.patch ?? [])
        self.prerelease = GoString(parts.prerelease)
        self.metadata = GoString(parts.metadata)
        self.original = text
        guard !Self.hasPaddedNumber(parts.prerelease) else { throw .segmentStartsWithZero }
    }

    /// Whether the text it was read from is the normal form, which is all that semver's `StrictNewVersion` accepts.
    package var isStrict: Bool { original == description }

    /// The normal form: three numbers, prerelease and metadata, without a `v`.
    package var description: GoString {
        var text = "\(major).\(minor).\(patch)"
        if !prerelease.isEmpty { text += "-" + prerelease.text }
        if !metadata.isEmpty { text += "+" + metadata.text }
        return GoString(text)
    }

    /// The value of a run of digits; a missing segment counts as 0.
    private static func number(_ digits: ArraySlice<UInt8>) throws(SemanticVersionError) -> UInt64 {
        if digits.isEmpty { return 0 }
        guard let number = decimal(digits) else { throw .segmentOutOfRange(GoString(digits)) }
        return number
    }
}

/// The number that digits spell; nil if there are none, if another byte is among them, or beyond 64 bits.
func decimal(_ digits: ArraySlice<UInt8>) -> UInt64? {
    if digits.isEmpty { return nil }
    var number: UInt64 = 0
    for digit in digits {
        guard isDigit(digit) else { return nil }
        let (product, overflow) = number.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(UInt64(digit &- 0x30))
        if overflow || carry { return nil }
        number = sum
    }
    return number
}

func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

/// Whether a byte may stand in an identifier: `0-9A-Za-z-`.
func isIdentifierByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "-")
}
