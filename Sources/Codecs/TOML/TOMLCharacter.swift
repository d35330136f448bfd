import GoTemplate

/// The classes of characters TOML tells apart.
enum TOMLCharacter {
    static func isBareKey(_ byte: UInt8) -> Bool { isBareKey(Rune(byte)) }

    static func isBareKey(_ rune: Rune) -> Bool {
        switch rune {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
        default: false
        }
    }

    static func isBlank(_ rune: Rune) -> Bool { rune == 0x20 || rune == 0x09 }

    static func isNewline(_ rune: Rune) -> Bool { rune == 0x0A || rune == 0x0D }

    static func isBlankOrNewline(_ rune: Rune) -> Bool { isBlank(rune) || isNewline(rune) }

    /// What may not stand anywhere in a document.
    static func isControl(_ rune: Rune) -> Bool {
        switch rune {
        case 0x09, 0x0A, 0x0D: false
        default: rune < 0x20 || rune == 0x7F
        }
    }

    static func isDigit(_ rune: Rune) -> Bool { (0x30...0x39).contains(rune) }

    static func isHexadecimal(_ rune: Rune) -> Bool { isDigit(rune) || (0x61...0x66).contains(rune | 0x20) }

    static func isOctal(_ rune: Rune) -> Bool { (0x30...0x37).contains(rune) }

    static func isBinary(_ rune: Rune) -> Bool { rune == 0x30 || rune == 0x31 }
}
