/// Finds what a mistyped word may have meant.
enum Suggestion {
    /// The nearest of `candidates` within an edit distance of two, as cobra suggests commands.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        all(for: word, among: candidates).first
    }

    /// All candidates within a distance of two, or that begin with the word, in their own order.
    static func all(for word: String, among candidates: [String]) -> [String] {
        candidates.filter { candidate in
            distance(Array(word.lowercased().utf8), Array(candidate.lowercased().utf8)) <= 2
                || candidate.lowercased().hasPrefix(word.lowercased())
        }
    }

    /// The Levenshtein distance.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        guard left.count < 100, right.count < 100 else { return Int.max }
        var previous = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                let change = previous[column] + (byte == other ? 0 : 1)
                current.append(min(change, previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[right.count]
    }
}
