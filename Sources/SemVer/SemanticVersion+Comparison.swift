import GoTemplate

extension SemanticVersion {
    /// -1, 0 or 1 as this version is below, equal to or above `other`; metadata does not count.
    package func compare(_ other: SemanticVersion) -> Int {
        if major != other.major { return major < other.major ? -1 : 1 }
        if minor != other.minor { return minor < other.minor ? -1 : 1 }
        if patch != other.patch { return patch < other.patch ? -1 : 1 }
        if prerelease.isEmpty || other.prerelease.isEmpty {
            return (prerelease.isEmpty ? 1 : 0) - (other.prerelease.isEmpty ? 1 : 0)
        }
        return Self.comparePrereleases(prerelease, other.prerelease)
    }

    /// Compares identifier by identifier; a missing one is below any other.
    static func comparePrereleases(_ left: GoString, _ right: GoString) -> Int {
        if left == right { return 0 }
        let leftParts = identifiers(left.bytes[...])
        let rightParts = identifiers(right.bytes[...])
        for index in 0..<max(leftParts.count, rightParts.count) {
            let leftPart = index < leftParts.count ? leftParts[index] : []
            let rightPart = index < rightParts.count ? rightParts[index] : []
            let order = compareIdentifiers(leftPart, rightPart)
            if order != 0 { return order }
        }
        return 0
    }

    /// Numbers compare as numbers and are below words; a number beyond 64 bits is a word.
    private static func compareIdentifiers(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
        if left == right { return 0 }
        if left.isEmpty { return -1 }
        if right.isEmpty { return 1 }
        switch (decimal(left), decimal(right)) {
        case (let left?, let right?): return left > right ? 1 : -1
        case (_?, nil): return -1
        case (nil, _?): return 1
        case (nil, nil): return right.lexicographicallyPrecedes(left) ? 1 : -1
        }
    }
}

extension SemanticVersion: Comparable {
    package static func < (left: SemanticVersion, right: SemanticVersion) -> Bool { left.compare(right) < 0 }
    package static func == (left: SemanticVersion, right: SemanticVersion) -> Bool { left.compare(right) == 0 }
}
