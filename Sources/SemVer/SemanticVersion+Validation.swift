import GoTemplate

extension SemanticVersion {
    /// Reads a version of three numbers without leading zeros or a `v`, with precise errors.
    ///
    /// Mirrors semver's `StrictNewVersion`.
    package init(parsingStrictly text: GoString) throws(SemanticVersionError) {
        if text.isEmpty { throw .emptyVersion }
        guard text.count <= Self.maximumLength else { throw .versionTooLong }
        var segments = text.bytes.split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
        guard segments.count == 3 else { throw .invalidVersion }
        let metadata = Self.cutSuffix(of: &segments[2], after: UInt8(ascii: "+"))
        if let metadata { try Self.validateMetadata(metadata) }
        let prerelease = Self.cutSuffix(of: &segments[2], after: UInt8(ascii: "-"))
        if let prerelease { try Self.validatePrerelease(prerelease) }
        for segment in segments { try Self.validateSegment(segment) }
        self.init(
            major: try Self.strictNumber(segments[0]),
            minor: try Self.strictNumber(segments[1]),
            patch: try Self.strictNumber(segments[2]),
            prerelease: GoString(prerelease ?? []),
            metadata: GoString(metadata ?? []),
            original: text)
    }

    private static func cutSuffix(of text: inout ArraySlice<UInt8>, after separator: UInt8) -> ArraySlice<UInt8>? {
        guard let index = text.firstIndex(of: separator) else { return nil }
        let suffix = text[(index + 1)...]
        text = text[..<index]
        return suffix
    }

    private static func validateSegment(_ segment: ArraySlice<UInt8>) throws(SemanticVersionError) {
        guard segment.allSatisfy(isDigit) else { throw .invalidCharacters }
        if isPaddedNumber(segment) { throw .segmentStartsWithZero }
    }

    private static func strictNumber(_ segment: ArraySlice<UInt8>) throws(SemanticVersionError) -> UInt64 {
        guard let number = decimal(segment) else {
            throw .unreadableSegment(GoString(segment), isOutOfRange: !segment.isEmpty, isLoose: false)
        }
        return number
    }

    static func validatePrerelease(_ text: ArraySlice<UInt8>) throws(SemanticVersionError) {
        for identifier in identifiers(text) {
            if identifier.isEmpty { throw .invalidPrerelease }
            if isPaddedNumber(identifier) { throw .segmentStartsWithZero }
            guard identifier.allSatisfy(isIdentifierByte) else { throw .invalidPrerelease }
        }
    }

    static func validateMetadata(_ text: ArraySlice<UInt8>) throws(SemanticVersionError) {
        for identifier in identifiers(text) {
            guard !identifier.isEmpty, identifier.allSatisfy(isIdentifierByte) else { throw .invalidMetadata }
        }
    }

    /// Whether one of the identifiers is a number with a leading zero, which the specification forbids.
    static func hasPaddedNumber(_ text: ArraySlice<UInt8>) -> Bool {
        !text.isEmpty && identifiers(text).contains(where: isPaddedNumber)
    }

    static func identifiers(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    }

    private static func isPaddedNumber(_ text: ArraySlice<UInt8>) -> Bool {
        text.count > 1 && text.first == UInt8(ascii: "0") && text.allSatisfy(isDigit)
    }
}
