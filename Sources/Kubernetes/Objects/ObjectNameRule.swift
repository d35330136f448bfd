import GoTemplate

/// What Kubernetes allows for the name of an object.
///
/// Mirrors k8s.io/apimachinery util/validation validation.go and api/validate/content path.go.
package enum ObjectNameRule: Sendable {
    case subdomain
    /// A label of DNS, RFC 1123.
    case label
    /// A label that begins with a letter, RFC 1035.
    case strictLabel
    /// An element of a path.
    case pathSegment
    case none

    /// What is wrong with a name, in Kubernetes' words; empty where nothing is.
    package func problems(with name: GoString) -> [GoString] {
        switch self {
        case .subdomain: tooLong(name, 253) + (isSubdomain(name) ? [] : [Self.subdomainText])
        case .label: tooLong(name, 63) + labelProblems(name)
        case .strictLabel: tooLong(name, 63) + (isStrictLabel(name) ? [] : [Self.strictLabelText])
        case .pathSegment: pathProblems(name)
        case .none: []
        }
    }
}

extension ObjectNameRule {
    private static let subdomainText: GoString =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
    private static let labelText: GoString =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
    private static let strictLabelText: GoString =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"

    private func tooLong(_ name: GoString, _ limit: Int) -> [GoString] {
        name.count > limit ? [GoString("must be no more than \(limit) characters")] : []
    }

    private func labelProblems(_ name: GoString) -> [GoString] {
        if isLabel(name) { return [] }
        return [isSubdomain(name) ? "must not contain dots" : Self.labelText]
    }

    private func pathProblems(_ name: GoString) -> [GoString] {
        if name == "." || name == ".." { return ["may not be '" + name + "'"] }
        return ["/", "%"].filter { name.contains($0) }.map { "may not contain '" + $0 + "'" }
    }

    private func isSubdomain(_ name: GoString) -> Bool { name.split(at: UInt8(ascii: ".")).allSatisfy(isLabel) }

    private func isLabel(_ name: GoString) -> Bool {
        guard let first = name.bytes.first, let last = name.bytes.last else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && name.bytes.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }

    private func isStrictLabel(_ name: GoString) -> Bool {
        isLabel(name) && name.bytes.first.map { $0 > UInt8(ascii: "9") } == true
    }

    private func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
