extension Unicode {
    /// Category C as Go has it, with all unassigned code points, in ascending ranges.
    package static var otherRanges: [ClosedRange<Rune>] {
        ranges { $0 == .control || $0 == .other }.map { range in
            // The separators of lines and paragraphs share a run with C; they are category Z.
            range.lowerBound == 0x2028 ? 0x202A...range.upperBound : range
        }
    }

    /// Category LC, the letters with case, in ascending ranges.
    package static var casedLetterRanges: [ClosedRange<Rune>] {
        ranges { $0 == .upper || $0 == .lower || $0 == .title }
    }

    /// The runs of equal class that `isWanted` takes.
    private static func ranges(where isWanted: (Class) -> Bool) -> [ClosedRange<Rune>] {
        let runs = UnicodeTables.classRuns
        return runs.indices.compactMap { index in
            let start = runs[index] >> 4
            let end = index + 1 < runs.count ? runs[index + 1] >> 4 - 1 : 0x10FFFF
            let found = Class(rawValue: UInt8(truncatingIfNeeded: runs[index] & 0xF)) ?? .other
            return isWanted(found) ? start...end : nil
        }
    }
}
