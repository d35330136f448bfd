import Testing

@testable import Diffing

/// What `SequenceAlignment` finds is common to both, in order, and as long as can be where that is asked for.
@Suite struct AlignmentTests {
    @Test(arguments: [
        ("abcabba", "cbabac", 4), ("", "abc", 0), ("abc", "abc", 3), ("abc", "xyz", 0), ("axbycz", "abc", 3),
        ("abcd", "bcda", 3), ("aaaa", "aa", 2),
    ])
    func matchesAreAsManyAsPossible(old: String, new: String, count: Int) {
        #expect(SequenceAlignment.align(old.utf8.map(UInt64.init), new.utf8.map(UInt64.init)).count == count)
    }

    @Test func matchesAreValidForAnyInput() {
        for seed in 0..<300 {
            var random = RandomDocument(seed: seed)
            let sizes = (random.number(below: 60), random.number(below: 60), random.number(below: 20) + 1)
            let old = (0..<sizes.0).map { _ in UInt64(random.number(below: sizes.2)) }
            let new = (0..<sizes.1).map { _ in UInt64(random.number(below: sizes.2)) }
            let matches = SequenceAlignment.align(old, new)
            #expect(matches.allSatisfy { old[$0.old] == new[$0.new] })
            #expect(zip(matches, matches.dropFirst()).allSatisfy { $0.old < $1.old && $0.new < $1.new })
            #expect(matches.count == Self.longestCommon(old, new), "seed \(seed)")
        }
    }

    /// The textbook's table.
    private static func longestCommon(_ old: [UInt64], _ new: [UInt64]) -> Int {
        var row = [Int](repeating: 0, count: new.count + 1)
        for element in old {
            var diagonal = 0
            for (index, other) in new.enumerated() {
                let above = row[index + 1]
                row[index + 1] = element == other ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return row.last ?? 0
    }
}
