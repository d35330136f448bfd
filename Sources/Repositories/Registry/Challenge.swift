import GoTemplate

/// How a registry wants to be shown who asks: its `WWW-Authenticate`.
///
/// Mirrors oras.land/oras-go/v2/registry/remote/auth challenge.go parseChallenge.
struct Challenge {
    enum Scheme {
        case basic
        case bearer
        case unknown
    }

    let scheme: Scheme
    /// What a `Bearer` challenge says: `realm`, `service`, `scope`.
    private(set) var parameters: [GoString: GoString] = [:]

    /// - Parameter field: the header's value; what cannot be read ends it.
    init(_ field: GoString) {
        var rest = field.bytes[...]
        let word = GoString(Self.token(&rest)).lowercased
        scheme = word == "basic" ? .basic : word == "bearer" ? .bearer : .unknown
        guard scheme == .bearer else { return }
        while let (name, value) = Self.parameter(&rest) {
            parameters[name] = value
            Self.skipBlanks(&rest)
            guard rest.popFirst() == UInt8(ascii: ",") else { return }
        }
    }

    private static func parameter(_ rest: inout ArraySlice<UInt8>) -> (GoString, GoString)? {
        skipBlanks(&rest)
        let name = token(&rest)
        skipBlanks(&rest)
        guard !name.isEmpty, rest.popFirst() == UInt8(ascii: "=") else { return nil }
        skipBlanks(&rest)
        guard let value = rest.first == UInt8(ascii: "\"") ? quoted(&rest) : nonEmpty(token(&rest)) else { return nil }
        return (GoString(name), value)
    }

    private static func nonEmpty(_ token: ArraySlice<UInt8>) -> GoString? { token.isEmpty ? nil : GoString(token) }

    /// A text in double quotes; Go's `strconv.Unquote`.
    private static func quoted(_ rest: inout ArraySlice<UInt8>) -> GoString? {
        var isEscaped = false
        let end = rest.dropFirst().firstIndex { byte in
            defer { isEscaped = !isEscaped && byte == UInt8(ascii: "\\") }
            return !isEscaped && byte == UInt8(ascii: "\"")
        }
        guard let end, let text = try? Strconv.unquote(GoString(rest[...end])) else { return nil }
        rest = rest[(end + 1)...]
        return text
    }

    private static func token(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let token = rest.prefix { $0.isLowerCaseOrDigit || (0x41..<0x5B).contains($0) || marks.contains($0) }
        rest = rest[token.endIndex...]
        return token
    }

    private static let marks = Array("!#$%&'*+-.^_`|~".utf8)

    private static func skipBlanks(_ rest: inout ArraySlice<UInt8>) {
        rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
    }
}
