extension VersionConstraint {
    /// Rewrites each `1.2 - 2.3` as `>= 1.2, <= 2.3 `.
    ///
    /// Mirrors semver's `rewriteRange`, which searches on from the end of each match but replaces the first
    /// occurrence of the matched text. The result shows in the message about an improper constraint.
    static func expandingRanges(in text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "-")) else { return text }
        var result = text
        var index = 0
        while index < text.count {
            guard let range = HyphenRange(in: text, at: index) else {
                index += 1
                continue
            }
            replaceFirst(text[index..<range.end], in: &result, with: range.comparisons)
            index = range.end
        }
        return result
    }

    private static func replaceFirst(_ old: ArraySlice<UInt8>, in text: inout [UInt8], with new: [UInt8]) {
        guard old.count <= text.count else { return }
        for start in 0...(text.count - old.count) where text[start..<(start + old.count)] == old {
            text.replaceSubrange(start..<(start + old.count), with: new)
            return
        }
    }

    /// A range of two versions joined by a hyphen that stands between blanks.
    private struct HyphenRange {
        let end: Int
        let comparisons: [UInt8]

        init?(in text: [UInt8], at start: Int) {
            var scanner = VersionScanner(text, at: start)
            scanner.skipSpace()
            guard let low = scanner.version(numberedBy: .wildcards), scanner.skipSpace() > 0 else { return nil }
            guard scanner.skip(UInt8(ascii: "-")), scanner.skipSpace() > 0 else { return nil }
            guard let high = scanner.version(numberedBy: .wildcards) else { return nil }
            scanner.skipSpace()
            end = scanner.index
            comparisons = Array(">= ".utf8) + low.text + Array(", <= ".utf8) + high.text + [UInt8(ascii: " ")]
        }
    }
}
