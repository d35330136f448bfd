import GoTemplate
import Testing

@testable import Forges

/// Reviews that are longer than a comment may be.
struct ReviewCommentTests {
    private static let mark = "<!-- swelm review web -->\n"
    private static let note =
        "\n\nThe rest of this review is left out: the comment would be longer than 300 characters.\n"

    private func body(_ text: String) throws -> String {
        try ReviewComment(Array(text.utf8), named: "web").body(limit: 300).text
    }

    @Test func whatFitsStaysWhole() throws {
        let text = String(repeating: "ö", count: 300 - Self.mark.count)
        #expect(try body(text) == Self.mark + text)
        #expect(try body(text + "ö") != Self.mark + text + "ö")
    }

    /// Room is left for the note, and for what ends a block that is open, whether one is or not.
    @Test(arguments: 0...3)
    func linesThatFitStay(_ more: Int) throws {
        let room = 300 - Self.mark.count - Self.note.count - "\n````\n\n</details>\n".count
        let first = String(repeating: "a", count: room - 10 - 1)
        let text = first + "\n" + String(repeating: "b", count: 9 + more) + "\n" + String(repeating: "c", count: 300)
        let kept = more == 0 ? first + "\n" + String(repeating: "b", count: 9) : first
        #expect(try body(text) == Self.mark + kept + Self.note)
    }

    @Test(arguments: [
        ("```diff\n+ a", "```diff\n+ a\n```"), ("````\n```\n+ a", "````\n```\n+ a\n````"),
        ("```\na\n```", "```\na\n```"),
        ("<details>\na", "<details>\na\n\n</details>"), ("<details>\na</details>", "<details>\na</details>"),
        ("<details>\n<details>\na", "<details>\n<details>\na\n\n</details>"), ("</details>\na", "</details>\na"),
        ("<details>\n```\n<details>", "<details>\n```\n<details>\n```\n\n</details>"),
        ("```\n</details>\n```\n<details>", "```\n</details>\n```\n<details>\n\n</details>"),
    ])
    func openBlocksAreClosed(_ text: String, _ kept: String) throws {
        #expect(try body(text + "\n" + String(repeating: "x", count: 300)) == Self.mark + kept + Self.note)
    }

    @Test func aMarkIsKnownByItsBeginning() throws {
        let comment = try ReviewComment(Array("x".utf8), named: "web")
        for (body, isMark) in [
            ("<!-- swelm review web -->", true), ("<!-- swelm review web-2 -->", false), (" x", false),
        ] {
            #expect(comment.isMark(of: ForgeComment(path: "1", body: GoString(body))) == isMark)
        }
    }
}
