/// An object as lines of YAML, those of both sides in one text.
package struct Listing: Sendable {
    package struct Line: Equatable, Sendable {
        package enum Mark: Sendable {
            /// On both sides.
            case context
            case removed, added
            /// Says something about the lines before it.
            case note
        }

        package let mark: Mark
        /// Without a newline; nothing in it that a terminal would act upon but tabs.
        package let text: [UInt8]
        package let oldLine: Int?
        package let newLine: Int?
        /// Which of the object's changes the line shows.
        package let change: Int?
        /// The part that differs from the line of the other side.
        package var emphasis: Range<Int>?
    }

    package var lines: [Line] = []

    /// In place of the lines of an object whose content is not shown.
    static let suppressed = Listing(lines: [
        Line(mark: .note, text: Array("(changes not shown)".utf8), oldLine: nil, newLine: nil, change: nil)
    ])

    /// The listing without changed lines that match, and without what is said of changes that show no line then.
    func hiding(_ hidden: LinePatterns) -> Listing {
        let kept = lines.filter { !$0.isChanged || !hidden.matches($0.text) }
        guard kept.count < lines.count else { return self }
        guard kept.contains(where: \.isChanged) else { return .suppressed }
        let silent = Set(lines.filter(\.isChanged).map(\.change)).subtracting(kept.filter(\.isChanged).map(\.change))
        return Listing(lines: kept.filter { $0.mark != .note || !silent.contains($0.change) })
    }

    /// Where the lines stand that show changes, each with up to `context` lines around it; all lines where that is nil.
    package func hunks(context: Int?) -> [Range<Int>] {
        guard let context else { return lines.isEmpty ? [] : [lines.indices] }
        let around = max(context, 0)
        var hunks: [Range<Int>] = []
        for (index, line) in lines.enumerated() where line.mark != .context {
            let range = max(0, index - around)..<min(lines.count, index &+ around &+ 1)
            if let last = hunks.last, range.lowerBound <= last.upperBound {
                hunks[hunks.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                hunks.append(range)
            }
        }
        return hunks
    }
}

extension Listing.Line {
    var isChanged: Bool { mark == .added || mark == .removed }
}
