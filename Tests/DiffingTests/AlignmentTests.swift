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

    /// Beyond 700 differences only what occurs once on each side, and what is next to that, is common.
    @Test func anchorsAreFoundAmongManyDifferences() {
        let old = [UInt64](10_000..<10_800) + [1, 2, 3, 7, 7] + [UInt64](20_000..<20_800) + [4]
        let new = [UInt64](30_000..<30_800) + [2, 1, 3, 7, 7] + [UInt64](40_000..<40_800) + [5, 4, 6]
        let expected = [(801, 800), (802, 802), (803, 803), (804, 804), (1605, 1606)]
        #expect(SequenceAlignment.align(old, new) == expected.map { SequenceAlignment.Match(old: $0, new: $1) })
        #expect(SequenceAlignment.align([UInt64](0..<800), [UInt64](1000..<1800)).isEmpty)
    }

    /// What occurs twice is no anchor, and found by the algorithm for up to 700 differences alone.
    @Test(arguments: [(698, 2), (699, 2), (700, 0)])
    func upTo700DifferencesAreFollowed(count: Int, common: Int) {
        let old = (0..<UInt64(count / 2)).map { 1_000 + $0 } + [5, 5, 1]
        let new = (0..<UInt64(count - count / 2)).map { 2_000 + $0 } + [5, 5]
        #expect(SequenceAlignment.align(old, new).count == common)
    }

    @Test(arguments: [
        ([], []), ([3], [3]), ([1, 2, 3], [1, 2, 3]), ([3, 2, 1], [1]), ([2, 1, 3], [1, 3]),
        ([5, 1, 6, 2, 7, 3], [1, 2, 3]), ([1, 9, 2, 8, 3, 7, 4], [1, 2, 3, 4]), ([4, 5, 6, 1, 2], [4, 5, 6]),
    ])
    func longestRunsAscend(places: [Int], expected: [Int]) {
        let matches = places.enumerated().map { SequenceAlignment.Match(old: $0.offset, new: $0.element) }
        let run = SequenceAlignment.ascending(matches)
        #expect(run.map(\.new) == expected)
        #expect(run.allSatisfy { places[$0.old] == $0.new })
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
