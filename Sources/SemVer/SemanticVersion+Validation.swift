extension SemanticVersion {
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
