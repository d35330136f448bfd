/// The verb of a formatting directive, such as `v` in `%+v`.
struct Verb: Equatable, ExpressibleByUnicodeScalarLiteral {
    let rune: Rune

    init(_ rune: Rune) {
        self.rune = rune
    }

    init(unicodeScalarLiteral value: Swift.Unicode.Scalar) {
        self.rune = value.value
    }
}

/// Flags, width and precision of a formatting directive; Go's `fmtFlags`.
struct FormatFlags {
    var minus = false
    var plus = false
    var sharp = false
    var space = false
    var zero = false
    /// `%+v`, which shows field names; `plus` is off then.
    var plusV = false
    /// `%#v`, which shows Go syntax; `sharp` is off then.
    var sharpV = false
    var width: Int?
    var precision: Int?

    /// `%+v` and `%#v` are formats of their own rather than flagged ones.
    mutating func turnIntoValueFlags() {
        sharpV = sharp
        sharp = false
        plusV = plus
        plus = false
    }
}
