import GoLibrary
import GoTemplate

/// The forms of dates and times; those without a zone are told apart by locations of their own.
///
/// Mirrors BurntSushi/toml internal/tz.go: the offset of the local zone at the start counts for all of them.
enum TOMLTime {
    static let localDateTime = GoLocation.fixed(name: "datetime-local", offset: localOffset)
    static let localDate = GoLocation.fixed(name: "date-local", offset: localOffset)
    static let localTime = GoLocation.fixed(name: "time-local", offset: localOffset)

    private static let localOffset = GoTime.now().zone.offset

    /// The layouts a value may have, in the order they are tried.
    static let forms: [(layout: GoString, location: GoLocation)] = [
        ("2006-01-02T15:04:05.999999999Z07:00", .local),
        ("2006-01-02T15:04:05.999999999", localDateTime),
        ("2006-01-02", localDate),
        ("15:04:05.999999999", localTime),
        ("2006-01-02T15:04Z07:00", .local),
        ("2006-01-02T15:04", localDateTime),
        ("15:04", localTime),
    ]

    /// The text of a time, without a zone if its location says so.
    static func text(of time: GoTime) -> GoString {
        let local = forms[1...3].first { $0.location === time.location }
        guard let local else { return time.formatted(forms[0].layout) }
        return time.in(.utc).formatted(local.layout)
    }
}

extension HostContent {
    /// What TOML writes for a type that has a form of its own: times bare, durations and texts quoted.
    var tomlLiteral: [UInt8]? {
        if let time = self as? GoTime { return TOMLTime.text(of: time).bytes }
        guard let text = self is GoDuration ? stringValue : marshaledText else { return nil }
        var literal: [UInt8] = []
        literal.append(tomlQuoted: text)
        return literal
    }
}

extension TOMLParser {
    /// Reads a date, a time or both.
    func dateTime(_ token: GoString) throws(Problem) -> Value {
        let text = Self.normalized(token)
        for (layout, location) in TOMLTime.forms {
            guard let time = try? GoTime(parsing: text, layout: layout, in: location) else { continue }
            // Go's time package takes `7:30`, TOML does not.
            if !Self.hasSeparators(of: layout, text) { break }
            return .time(time)
        }
        throw problem("invalid datetime: \(quote(text))")
    }

    /// The token without blanks at its end, with `T` and `Z` in upper case.
    private static func normalized(_ token: GoString) -> GoString {
        let end = (token.bytes.lastIndex { $0 != 0x20 } ?? -1) + 1
        return GoString(
            token.bytes[..<end].map { byte in
                switch byte {
                case UInt8(ascii: "z"): UInt8(ascii: "Z")
                case UInt8(ascii: "t"), 0x20: UInt8(ascii: "T")
                default: byte
                }
            })
    }

    /// Whether the separators stand where the layout has them, up to the fraction or the zone.
    private static func hasSeparators(of layout: GoString, _ text: GoString) -> Bool {
        for (expected, byte) in zip(layout.bytes, text.bytes) {
            if expected == .period || expected == UInt8(ascii: "Z") { return true }
            if !TOMLCharacter.isDigit(Rune(expected)) && byte != expected { return false }
        }
        return true
    }
}
