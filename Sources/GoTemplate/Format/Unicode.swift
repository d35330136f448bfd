/// Go's `unicode`: properties and case mappings of runes, from Go's own Unicode version.
package enum Unicode {
    package static func isPrint(_ rune: Rune) -> Bool { rune >= 0x20 }
    package static func isSpace(_ rune: Rune) -> Bool { rune == 0x20 }
    package static func isLetter(_ rune: Rune) -> Bool { false }
    package static func isDigit(_ rune: Rune) -> Bool { false }
    package static func isNumber(_ rune: Rune) -> Bool { false }
    package static func isPunct(_ rune: Rune) -> Bool { false }
    package static func isUpper(_ rune: Rune) -> Bool { false }
    package static func isLower(_ rune: Rune) -> Bool { false }
    package static func toUpper(_ rune: Rune) -> Rune { rune }
    package static func toLower(_ rune: Rune) -> Rune { rune }
    package static func toTitle(_ rune: Rune) -> Rune { rune }
}
