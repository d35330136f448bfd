/// Go's `unicode`: properties and case mappings of runes, from Go's own Unicode version.
package enum Unicode {
    /// The general categories that Go's predicates tell apart.
    enum Class: UInt8 {
        case other, upper, lower, title, otherLetter, mark, decimalDigit, otherNumber, punctuation, symbol
        case spaceSeparator, control
    }

    /// The class of a rune, found in the generated runs by binary search.
    static func classify(_ rune: Rune) -> Class {
        UnicodeTables.classRuns.withUnsafeBufferPointer { runs in
            var low = 0
            var high = runs.count
            while low + 1 < high {
                let middle = (low + high) / 2
                if runs[middle] >> 4 <= rune { low = middle } else { high = middle }
            }
            return Class(rawValue: UInt8(truncatingIfNeeded: runs[low] & 0xF)) ?? .other
        }
    }

    /// Letters, marks, numbers, punctuation, symbols and the ASCII space, as `unicode.IsPrint` and `strconv.IsPrint`.
    package static func isPrint(_ rune: Rune) -> Bool {
        if rune < 0x7F { return rune >= 0x20 }
        return switch classify(rune) {
        case .other, .spaceSeparator, .control: false
        default: true
        }
    }

    /// What `isPrint` takes and every space separator, as `unicode.IsGraphic`.
    package static func isGraphic(_ rune: Rune) -> Bool {
        if rune < 0x7F { return rune >= 0x20 }
        return switch classify(rune) {
        case .other, .control: false
        default: true
        }
    }

    /// Unicode's White_Space property, as `unicode.IsSpace`.
    package static func isSpace(_ rune: Rune) -> Bool {
        switch rune {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    package static func isLetter(_ rune: Rune) -> Bool {
        if rune < 0x80 { return isASCIILetter(rune) }
        return switch classify(rune) {
        case .upper, .lower, .title, .otherLetter: true
        default: false
        }
    }

    package static func isDigit(_ rune: Rune) -> Bool {
        rune < 0x80 ? isASCIIDigit(rune) : classify(rune) == .decimalDigit
    }

    package static func isNumber(_ rune: Rune) -> Bool {
        if rune < 0x80 { return isASCIIDigit(rune) }
        let found = classify(rune)
        return found == .decimalDigit || found == .otherNumber
    }

    package static func isMark(_ rune: Rune) -> Bool { rune >= 0x80 && classify(rune) == .mark }
    package static func isPunct(_ rune: Rune) -> Bool { classify(rune) == .punctuation }
    package static func isSymbol(_ rune: Rune) -> Bool { classify(rune) == .symbol }
    package static func isControl(_ rune: Rune) -> Bool { rune < 0x20 || (0x7F..<0xA0).contains(rune) }

    package static func isUpper(_ rune: Rune) -> Bool {
        rune < 0x80 ? (0x41...0x5A).contains(rune) : classify(rune) == .upper
    }

    package static func isLower(_ rune: Rune) -> Bool {
        rune < 0x80 ? (0x61...0x7A).contains(rune) : classify(rune) == .lower
    }

    package static func isTitle(_ rune: Rune) -> Bool { rune >= 0x80 && classify(rune) == .title }

    @inline(__always)
    private static func isASCIIDigit(_ rune: Rune) -> Bool { rune &- 0x30 < 10 }

    @inline(__always)
    private static func isASCIILetter(_ rune: Rune) -> Bool { (rune | 0x20) &- 0x61 < 26 }
}
