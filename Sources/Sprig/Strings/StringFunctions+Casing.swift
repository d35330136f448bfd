import GoTemplate

extension StringFunctions {
    static let casing: [Function] = [
        function("upper") { $0.uppercased },
        function("lower") { $0.lowercased },
        function("title") { $0.titled },
        function("untitle", uncapitalized),
        function("swapcase", withCaseSwapped),
    ]

    /// Mirrors goutils Uncapitalize: the first letter of every word.
    private static func uncapitalized(_ text: GoString) -> GoString {
        var isAtStart = true
        return text.mapped { rune in
            if Unicode.isSpace(rune) {
                isAtStart = true
                return rune
            }
            defer { isAtStart = false }
            return isAtStart ? Unicode.toLower(rune) : rune
        }
    }

    /// Mirrors goutils SwapCase: a lower case letter at the start of a word gets its title case.
    private static func withCaseSwapped(_ text: GoString) -> GoString {
        var isAtStart = true
        return text.mapped { rune in
            if Unicode.isUpper(rune) || isTitleCase(rune) {
                isAtStart = false
                return Unicode.toLower(rune)
            }
            guard Unicode.isLower(rune) else {
                isAtStart = Unicode.isSpace(rune)
                return rune
            }
            defer { isAtStart = false }
            return isAtStart ? Unicode.toTitle(rune) : Unicode.toUpper(rune)
        }
    }

    /// Mirrors unicode.IsTitle: Unicode's category Lt.
    private static func isTitleCase(_ rune: Rune) -> Bool {
        switch rune {
        case 0x1C5, 0x1C8, 0x1CB, 0x1F2: true
        case 0x1F88...0x1F8F, 0x1F98...0x1F9F, 0x1FA8...0x1FAF, 0x1FBC, 0x1FCC, 0x1FFC: true
        default: false
        }
    }
}
