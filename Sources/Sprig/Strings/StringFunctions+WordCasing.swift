import GoTemplate

extension StringFunctions {
    static let wordCasing: [Function] = [
        function("camelcase", pascalCased),
        function("snakecase") { DelimitedWords.convert($0, connector: UInt8(ascii: "_")) },
        function("kebabcase") { DelimitedWords.convert($0, connector: UInt8(ascii: "-")) },
    ]

    /// Mirrors xstrings ToPascalCase: a capital after every connector, which goes away; the capitals that follow
    /// the first one of a word become small.
    private static func pascalCased(_ text: GoString) -> GoString {
        let runes = text.runes
        guard let start = runes.firstIndex(where: { !WordScanner.isConnector($0) }) else {
            // The last of nothing but connectors is written twice.
            return GoString(runes: runes + runes.suffix(1))
        }
        var result = GoString(runes: runes[..<start])
        var isAfterCapital = Unicode.isUpper(runes[start])
        var pending = Unicode.toUpper(runes[start])
        for rune in runes[(start + 1)...] {
            let followsConnector = WordScanner.isConnector(pending)
            if followsConnector && WordScanner.isConnector(rune) {
                result.append(rune: pending)
                pending = rune
                continue
            }
            var next = rune
            if followsConnector {
                isAfterCapital = Unicode.isUpper(rune)
                next = Unicode.toUpper(rune)
            } else {
                if isAfterCapital && Unicode.isUpper(rune) {
                    next = Unicode.toLower(rune)
                } else {
                    isAfterCapital = false
                }
                result.append(rune: pending)
            }
            pending = next
        }
        result.append(rune: pending)
        return result
    }
}
