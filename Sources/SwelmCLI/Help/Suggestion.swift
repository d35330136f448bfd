import Diagnostics

/// What a mistyped command or flag may have meant.
enum Suggestion {
    /// The nearest of `candidates`.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        NearestWord.find(word, among: candidates)
    }

    /// All candidates within a distance of two, or that begin with the word: the rule of cobra.
    static func all(for word: String, among candidates: [String]) -> [String] {
        candidates.filter { candidate in
            NearestWord.distance(word, candidate) <= 2 || candidate.lowercased().hasPrefix(word.lowercased())
        }
    }
}
