extension Unicode {
    /// Where a case mapping leads; the raw value is the column of `UnicodeTables.caseRanges`.
    private enum Case: Int {
        case upper, lower, title
    }

    package static func toUpper(_ rune: Rune) -> Rune {
        if rune < 0x80 { return (0x61...0x7A).contains(rune) ? rune - 0x20 : rune }
        return map(rune, to: .upper)
    }

    package static func toLower(_ rune: Rune) -> Rune {
        if rune < 0x80 { return (0x41...0x5A).contains(rune) ? rune + 0x20 : rune }
        return map(rune, to: .lower)
    }

    package static func toTitle(_ rune: Rune) -> Rune {
        if rune < 0x80 { return (0x61...0x7A).contains(rune) ? rune - 0x20 : rune }
        return map(rune, to: .title)
    }

    /// The next rune that is equal under simple case folding, as `unicode.SimpleFold`: `A`, `a`, `A`, ...
    package static func simpleFold(_ rune: Rune) -> Rune {
        if let next = foldOrbit(rune) { return next }
        let lower = toLower(rune)
        return lower != rune ? lower : toUpper(rune)
    }

    /// Mirrors unicode/letter.go convertCase: ranges in which cases alternate keep upper case at even distance.
    private static func map(_ rune: Rune, to target: Case) -> Rune {
        UnicodeTables.caseRanges.withUnsafeBufferPointer { ranges in
            let wanted = Int32(truncatingIfNeeded: rune)
            var low = 0
            var high = ranges.count / 5
            while low < high {
                let middle = (low + high) / 2
                let (first, last) = (ranges[middle * 5], ranges[middle * 5 + 1])
                if wanted < first {
                    high = middle
                } else if wanted > last {
                    low = middle + 1
                } else {
                    let distance = ranges[middle * 5 + 2 + target.rawValue]
                    let alternates = distance > 0x10FFFF
                    let mapped =
                        alternates ? first + ((wanted - first) & ~1 | (target == .lower ? 1 : 0)) : wanted + distance
                    return Rune(truncatingIfNeeded: mapped)
                }
            }
            return rune
        }
    }

    private static func foldOrbit(_ rune: Rune) -> Rune? {
        UnicodeTables.foldOrbits.withUnsafeBufferPointer { orbits in
            var low = 0
            var high = orbits.count / 2
            while low < high {
                let middle = (low + high) / 2
                let from = orbits[middle * 2]
                if from == rune { return orbits[middle * 2 + 1] }
                if from < rune { low = middle + 1 } else { high = middle }
            }
            return nil
        }
    }
}
