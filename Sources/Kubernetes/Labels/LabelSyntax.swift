import GoTemplate

/// What Kubernetes allows for the keys and values of labels, and what it says about all else.
///
/// Mirrors k8s.io/apimachinery util/validation: IsQualifiedName, IsValidLabelValue and IsDNS1123Subdomain.
package enum LabelSyntax {
    static let longestName = 63
    private static let longestPrefix = 253

    private static let namePattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"
    private static let nameRule =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
        + " (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '\(namePattern)')"
    private static let valueRule =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and"
        + " end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation"
        + " is '(\(namePattern))?')"
    private static let prefixRule =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start"
        + " and end with an alphanumeric character (e.g. 'example.com', regex used for validation is"
        + #" '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"#

    /// What is wrong with a key; empty where nothing is.
    package static func problems(withKey key: GoString) -> [String] {
        let parts = key.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard let name = parts.last, parts.count <= 2 else {
            return [
                "a valid label key \(nameRule) with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
            ]
        }
        var problems = parts.count == 2 ? problems(withPrefix: parts[0]) : []
        if name.isEmpty { problems.append("name part must be non-empty") }
        if name.count > longestName { problems.append("name part " + tooLong(longestName)) }
        if !isName(name) { problems.append("name part " + nameRule) }
        return problems
    }

    /// What is wrong with a value; empty where nothing is.
    package static func problems(withValue value: GoString) -> [String] {
        var problems = value.count > longestName ? [tooLong(longestName)] : []
        if !value.isEmpty && !isName(value.bytes[...]) { problems.append(valueRule) }
        return problems
    }

    private static func problems(withPrefix prefix: ArraySlice<UInt8>) -> [String] {
        if prefix.isEmpty { return ["prefix part must be non-empty"] }
        var problems = prefix.count > longestPrefix ? ["prefix part " + tooLong(longestPrefix)] : []
        if !isSubdomain(prefix) { problems.append("prefix part " + prefixRule) }
        return problems
    }

    private static func tooLong(_ limit: Int) -> String { "must be no more than \(limit) bytes" }

    private static func isName(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && text.allSatisfy { isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E }
    }

    private static func isSubdomain(_ text: ArraySlice<UInt8>) -> Bool {
        text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            guard let first = label.first, let last = label.last else { return false }
            return isLowercase(first) && isLowercase(last) && label.allSatisfy { isLowercase($0) || $0 == 0x2D }
        }
    }

    private static func isLowercase(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLowercase(byte) || (0x41...0x5A).contains(byte)
    }
}
