import GoRegexp
import GoTemplate

/// A format that the keyword `format` names; what it rejects and why are those of jsonschema's format.go.
struct Format {
    let name: GoString
    private let check: @Sendable (GoString) -> GoString?

    /// The format of a name; nil for unknown ones, which accept anything.
    init?(named name: GoString) {
        guard let check = Self.checks[name] else { return nil }
        self.name = name
        self.check = check
    }

    /// Why a text does not have the format; nil if it has.
    func complaint(about text: GoString) -> GoString? { check(text) }

    private static let checks: [GoString: @Sendable (GoString) -> GoString?] = [
        "json-pointer": { jsonPointer($0) },
        "relative-json-pointer": { relativeJSONPointer($0) },
        "uuid": { uuid($0) },
        "duration": { duration($0) },
        "period": { period($0) },
        "ipv4": { ipv4($0) },
        "ipv6": { ipv6($0) },
        "hostname": { hostname($0) },
        "email": { email($0) },
        "date": { date($0) },
        "time": { time($0) },
        "date-time": { dateTime($0) },
        "uri": { uri($0) },
        "iri": { uri($0) },
        "uri-reference": { uriReference($0) },
        "iri-reference": { uriReference($0) },
        "uri-template": { uriTemplate($0) },
        "semver": { semver($0) },
        "regex": { regex($0) },
    ]

    private static func regex(_ text: GoString) -> GoString? {
        do {
            _ = try Regexp.compile(text)
            return nil
        } catch {
            return error.message
        }
    }
}

extension GoString {
    /// The parts between separators, `strings.Split`.
    func split(_ separator: Swift.Unicode.Scalar, limit: Int = .max) -> [GoString] {
        bytes.split(separator: UInt8(ascii: separator), maxSplits: limit - 1, omittingEmptySubsequences: false)
            .map { GoString($0) }
    }

    /// The parts before and after the first or last separator; nil if there is none.
    func cut(_ separator: Swift.Unicode.Scalar, atLast: Bool = false) -> (before: GoString, after: GoString)? {
        let byte = UInt8(ascii: separator)
        guard let index = atLast ? bytes.lastIndex(of: byte) : bytes.firstIndex(of: byte) else { return nil }
        return (GoString(bytes[..<index]), GoString(bytes[(index + 1)...]))
    }

    /// Whether all bytes are digits.
    var isDigits: Bool { bytes.allSatisfy(\.isASCIIDigit) }

    /// The first rune that does not satisfy a condition, as Go quotes it.
    func firstRune(not isAllowed: (Rune) -> Bool) -> GoString? {
        runes.first { !isAllowed($0) }.map { Strconv.quoteRune($0) }
    }
}

/// Whether a rune is a letter or digit of ASCII.
func isAlphanumeric(_ rune: Rune) -> Bool {
    (0x30...0x39).contains(rune) || (0x41...0x5A).contains(rune) || (0x61...0x7A).contains(rune)
}
