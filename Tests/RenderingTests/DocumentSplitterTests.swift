import GoRegexp
import GoTemplate
import Manifests
import Rendering
import TestSupport
import Testing

/// Where Helm's expression `(?:^|\s*\n)---\s*` parts the trimmed text (pkg/release/v1/util manifest.go).
struct DocumentSplitterTests {
    @Test(
        arguments: [
            ("a: 1\n---", ["a: 1"]), ("a: 1\n---\n", ["a: 1"]), ("a: 1\n--", ["a: 1\n--"]), ("---\na: 1", ["a: 1"]),
            ("a: 1 \t\n\n--- \nb: 2\n---\nc: 3", ["a: 1", "b: 2", "c: 3"]), ("a: 1 ---\nb: 2", ["a: 1 ---\nb: 2"]),
            ("---", []), ("\n---", []), ("-", ["-"]), ("a\n---b", ["a", "b"]), ("a\n----b", ["a", "-b"]),
            (" ---\na", ["a"]),
        ] as [(GoString, [GoString])])
    func documentsArePartedAsByHelm(_ text: GoString, _ documents: [GoString]) {
        #expect(DocumentSplitter.split(text) == documents)
    }

    /// The expression itself parts texts made by chance in the same places.
    @Test func documentsArePartedAsByTheExpression() throws {
        let expression = try Regexp.compile(#"(?:^|\s*\n)---\s*"#)
        var chance = PieceWriter([
            "a", "b: 1", "-", "---", "\n", "\n---", " ", "\t", "\r\n", "\u{B}", "\u{A0}", "\u{85}",
        ])
        for _ in 0..<3_000 {
            let text = chance.text(atMost: 9)
            let pieces = expression.split(text.trimmingSpaceAtStart, limit: -1) ?? []
            let documents = pieces.map(\.trimmingSpaceAtStart).filter { !$0.isEmpty }
            #expect(DocumentSplitter.split(text) == documents, "\(Strconv.quote(text))")
        }
    }
}

extension GoString {
    fileprivate var trimmingSpaceAtStart: GoString {
        GoString(bytes.suffix(from: bytes.count - (self + "x").trimmingSpace.count + 1))
    }
}

/// Texts made of pieces by chance, always the same ones.
struct PieceWriter {
    private let pieces: [String]
    private var state: UInt64 = 1

    init(_ pieces: [String]) { self.pieces = pieces }

    /// A number below the limit (a linear congruential generator).
    private mutating func number(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    mutating func text(atMost count: Int) -> GoString {
        let chosen = (0...number(below: count)).map { _ in pieces[number(below: pieces.count)] }
        return GoString(chosen.joined())
    }
}
