/// Finds what a mistyped word may have meant.
package enum NearestWord {
    /// The candidate with the least edit distance, if that is at most two or a third of the word.
    package static func find(_ word: String, among candidates: [String]) -> String? {
        let limit = max(2, word.utf8.count / 3)
        let ranked = candidates.map { (distance: distance(word, $0), candidate: $0) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= limit else { return nil }
        return best.candidate == word ? nil : best.candidate
    }

    /// What to write in place of an unknown word: the nearest candidate as a question, or else all of them.
    package static func advice(for word: String, among candidates: [String]) -> String {
        find(word, among: candidates).map { "did you mean \"\($0)\"?" }
            ?? "there are \(candidates.joined(separator: ", "))"
    }

    /// The Levenshtein distance, whatever the case; words of a hundred bytes and more are far from everything.
    package static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.lowercased().utf8), Array(right.lowercased().utf8))
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
