import GoTemplate

/// What `\p{...}` names.
enum UnicodeClass {
    /// A category or script under the name RE2 knows too.
    case known(GoString)
    /// A class RE2 has no name for, in ascending ranges.
    case ranges([ClosedRange<Rune>])

    /// Finds a class; Go ignores case, blanks, hyphens and underscores, and so misses all names of several words.
    init?(name: ArraySlice<UInt8>) {
        let canonical = Self.canonicalName(name)
        if let special = Self.special(canonical) {
            self = special
        } else if Self.categories.contains(canonical) || Self.scripts.contains(canonical) {
            self = .known(canonical)
        } else if let category = Self.aliases[canonical] {
            self = Self.special(category) ?? .known(category)
        } else {
            return nil
        }
    }

    private static func special(_ name: GoString) -> UnicodeClass? {
        switch name {
        case "Ascii": .ranges(ascii)
        case "Assigned": .ranges(complement(of: unassigned))
        case "Cn": .ranges(unassigned)
        case "C": .ranges(Unicode.otherRanges)
        case "LC", "Lc": .ranges(Unicode.casedLetterRanges)
        case "Kawi": .ranges([0x11F00...0x11F10, 0x11F12...0x11F3A, 0x11F3E...0x11F59])
        default: nil
        }
    }

    /// Mirrors regexp/syntax canonicalName: a capital first, then small letters.
    private static func canonicalName(_ name: ArraySlice<UInt8>) -> GoString {
        var result: [UInt8] = []
        for byte in name where byte != 0x20 && byte != UInt8(ascii: "-") && byte != UInt8(ascii: "_") {
            let isLetter = (byte | 0x20) &- 0x61 < 26
            result.append(!isLetter ? byte : result.isEmpty ? byte & 0xDF : byte | 0x20)
        }
        return GoString(result)
    }
}

// MARK: - Ranges

extension UnicodeClass {
    static let ascii: [ClosedRange<Rune>] = [0...0x7F]

    /// Category Cn: what is left of C without controls, format characters, surrogates and private use.
    private static var unassigned: [ClosedRange<Rune>] {
        complement(of: complement(of: Unicode.otherRanges) + assignedOthers)
    }

    private static let assignedOthers: [ClosedRange<Rune>] = [
        0...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x600...0x605, 0x61C...0x61C, 0x6DD...0x6DD, 0x70F...0x70F,
        0x890...0x891, 0x8E2...0x8E2, 0x180E...0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064,
        0x2066...0x206F, 0xD800...0xF8FF, 0xFEFF...0xFEFF, 0xFFF9...0xFFFB, 0x110BD...0x110BD, 0x110CD...0x110CD,
        0x13430...0x1343F, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0001...0xE0001, 0xE0020...0xE007F,
        0xF0000...0xFFFFD, 0x100000...0x10FFFD,
    ]

    /// The runes in none of `ranges`, which may be in any order.
    static func complement(of ranges: [ClosedRange<Rune>]) -> [ClosedRange<Rune>] {
        var result: [ClosedRange<Rune>] = []
        var next: Rune = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if next < range.lowerBound { result.append(next...(range.lowerBound - 1)) }
            next = max(next, range.upperBound + 1)
        }
        if next <= 0x10FFFF { result.append(next...0x10FFFF) }
        return result
    }
}

// MARK: - Names

extension UnicodeClass {
    private static let categories = names(
        "Any Cc Cf Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs")

    /// The scripts whose names are one word.
    private static let scripts = names(
        """
        Adlam Ahom Arabic Armenian Avestan Balinese Bamum Batak Bengali Bhaiksuki Bopomofo Brahmi Braille Buginese \
        Buhid Carian Chakma Cham Cherokee Chorasmian Common Coptic Cuneiform Cypriot Cyrillic Deseret Devanagari \
        Dogra Duployan Elbasan Elymaic Ethiopic Georgian Glagolitic Gothic Grantha Greek Gujarati Gurmukhi Han \
        Hangul Hanunoo Hatran Hebrew Hiragana Inherited Javanese Kaithi Kannada Katakana Kharoshthi Khmer Khojki \
        Khudawadi Lao Latin Lepcha Limbu Lisu Lycian Lydian Mahajani Makasar Malayalam Mandaic Manichaean Marchen \
        Medefaidrin Miao Modi Mongolian Mro Multani Myanmar Nabataean Nandinagari Newa Nko Nushu Ogham Oriya Osage \
        Osmanya Palmyrene Phoenician Rejang Runic Samaritan Saurashtra Sharada Shavian Siddham Sinhala Sogdian \
        Soyombo Sundanese Syriac Tagalog Tagbanwa Takri Tamil Tangsa Tangut Telugu Thaana Thai Tibetan Tifinagh \
        Tirhuta Toto Ugaritic Vai Vithkuqi Wancho Yezidi Yi
        """)

    private static let aliases: [GoString: GoString] = [
        "Casedletter": "LC", "Closepunctuation": "Pe", "Cntrl": "Cc", "Combiningmark": "M",
        "Connectorpunctuation": "Pc", "Control": "Cc", "Currencysymbol": "Sc", "Dashpunctuation": "Pd",
        "Decimalnumber": "Nd", "Digit": "Nd", "Enclosingmark": "Me", "Finalpunctuation": "Pf", "Format": "Cf",
        "Initialpunctuation": "Pi", "Letter": "L", "Letternumber": "Nl", "Lineseparator": "Zl",
        "Lowercaseletter": "Ll", "Mark": "M", "Mathsymbol": "Sm", "Modifierletter": "Lm", "Modifiersymbol": "Sk",
        "Nonspacingmark": "Mn", "Number": "N", "Openpunctuation": "Ps", "Other": "C", "Otherletter": "Lo",
        "Othernumber": "No", "Otherpunctuation": "Po", "Othersymbol": "So", "Paragraphseparator": "Zp",
        "Privateuse": "Co", "Punct": "P", "Punctuation": "P", "Separator": "Z", "Spaceseparator": "Zs",
        "Spacingmark": "Mc", "Surrogate": "Cs", "Symbol": "S", "Titlecaseletter": "Lt", "Unassigned": "Cn",
        "Uppercaseletter": "Lu",
    ]

    private static func names(_ list: String) -> Set<GoString> {
        Set(list.utf8.split(separator: 0x20).map { GoString(Array($0)) })
    }
}
