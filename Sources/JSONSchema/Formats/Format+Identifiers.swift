import GoTemplate

extension Format {
    /// Mirrors validateJSONPointer (RFC 6901).
    static func jsonPointer(_ text: GoString) -> GoString? {
        if text.isEmpty { return nil }
        guard text.hasPrefix("/") else { return "not starting with /" }
        return JSONPointer.unescape(text.bytes) == nil ? "~ must be followed by 0 or 1" : nil
    }

    /// Mirrors validateRelativeJSONPointer: a number, then a pointer or `#`.
    static func relativeJSONPointer(_ text: GoString) -> GoString? {
        let digits = text.bytes.prefix { $0.isASCIIDigit }
        if digits.isEmpty { return "must start with non-negative integer" }
        if digits.count > 1 && digits.first == UInt8(ascii: "0") { return "starts with zero" }
        let rest = GoString(text.bytes[digits.endIndex...])
        return rest == "#" ? nil : jsonPointer(rest)
    }

    /// Mirrors validateUUID.
    static func uuid(_ text: GoString) -> GoString? {
        let groups = text.split("-")
        let lengths = [8, 4, 4, 4, 12]
        guard groups.count == lengths.count else { return "must have 5 elements" }
        for (index, (group, length)) in zip(groups, lengths).enumerated() {
            guard group.count == length else {
                return GoString("element \(index + 1) must be \(length) characters long")
            }
            let isHexadecimal: (Rune) -> Bool = {
                (0x30...0x39).contains($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0)
            }
            if let other = group.firstRune(not: isHexadecimal) { return "non-hex character " + other }
        }
        return nil
    }

    // MARK: Semantic versions

    /// Mirrors validateSemver.
    static func semver(_ text: GoString) -> GoString? {
        var core = text
        if let (before, build) = core.cut("+") {
            if let complaint = semverBuild(build) { return complaint }
            core = before
        }
        if let (before, prerelease) = core.cut("-") {
            if let complaint = semverPrerelease(prerelease) { return complaint }
            core = before
        }
        return semverCore(core)
    }

    private static func semverBuild(_ text: GoString) -> GoString? {
        if text.isEmpty { return "build is empty" }
        for identifier in text.split(".") {
            if identifier.isEmpty { return "build identifier is empty" }
            if let other = identifier.firstRune(not: isIdentifierRune) {
                return "invalid character " + other + " in build identifier"
            }
        }
        return nil
    }

    private static func semverPrerelease(_ text: GoString) -> GoString? {
        for identifier in text.split(".") {
            if identifier.isEmpty { return "pre-release identifier is empty" }
            if let other = identifier.firstRune(not: isIdentifierRune) {
                return "invalid character " + other + " in pre-release identifier"
            }
            if identifier.isDigits && identifier.count > 1 && identifier.hasPrefix("0") {
                return "pre-release numeric identifier starts with zero"
            }
        }
        return nil
    }

    private static func semverCore(_ text: GoString) -> GoString? {
        let numbers = text.split(".")
        guard numbers.count == 3 else { return "versionCore must have 3 numbers separated by dot" }
        for (number, name) in zip(numbers, ["major", "minor", "patch"] as [GoString]) {
            if number.isEmpty { return name + " is empty" }
            if number.count > 1 && number.hasPrefix("0") { return name + " starts with zero" }
            if !number.isDigits { return name + " contains non-digit" }
        }
        return nil
    }

    private static func isIdentifierRune(_ rune: Rune) -> Bool { isAlphanumeric(rune) || rune == 0x2D }
}
