import GoTemplate

/// The text of a review as a comment: a hidden mark by which the next run finds it, and as much as a forge takes.
struct ReviewComment {
    /// Its mark, with which the comment begins.
    let mark: GoString
    private let text: GoString

    /// - Parameter name: tells reviews of one request apart.
    /// - Throws: for a name that would end the mark, and for a text that is none.
    init(_ text: [UInt8], named name: GoString) throws(ForgeFailure) {
        let text = GoString(text)
        guard !name.isEmpty, !name.contains("--"),
            !name.bytes.contains(where: { $0 < 0x20 || $0 == 0x3C || $0 == 0x3E })
        else { throw ForgeFailure("a review's name is a word without <, > and --") }
        guard text.isValidUTF8 else { throw ForgeFailure("the review is no UTF-8 text") }
        guard !text.trimmingSpace.isEmpty else { throw ForgeFailure("the review is empty") }
        mark = "<!-- swelm review " + name + " -->"
        self.text = text
    }

    /// The whole comment, cut where it would be longer than a forge takes.
    func body(limit: Int) -> GoString {
        let whole = mark + "\n" + text
        guard whole.runeCount > limit else { return whole }
        let note = GoString(
            "\n\nThe rest of this review is left out: the comment would be longer than \(limit) characters.\n")
        return mark + "\n" + cut(to: limit - mark.runeCount - 1 - note.runeCount - Self.closing.runeCount) + note
    }

    /// What ends blocks that a cut leaves open.
    private static let closing: GoString = "\n````\n\n</details>\n"

    /// Whole lines; an open block of lines or details is closed.
    private func cut(to count: Int) -> GoString {
        var kept: [GoString] = []
        var (room, fence, details) = (count, GoString?.none, 0)
        for line in text.split(at: UInt8(ascii: "\n")) {
            room -= line.runeCount + 1
            guard room >= 0 else { break }
            kept.append(line)
            if let open = fence {
                if line == open { fence = nil }
            } else if line.hasPrefix("```") {
                fence = GoString(line.bytes.prefix { $0 == UInt8(ascii: "`") })
            } else {
                details += line.occurrences(of: "<details") - line.occurrences(of: "</details>")
            }
        }
        let ends = (fence.map { [$0] } ?? []) + [GoString](repeating: "\n</details>", count: min(1, max(0, details)))
        return GoString.join(kept + ends, separator: "\n")
    }

    func isMark(of comment: ForgeComment) -> Bool { comment.body.hasPrefix(mark) }
}
