import GoTemplate
import Testing

@testable import Rendering

/// `<no value>` goes from wherever it stands.
struct NoValueTests {
    @Test func textsLoseItWhereverItStands() {
        var chance = PieceWriter(["<no value>", "<no value", "<", "no value>", "a", "\n", "<no <no value>value>"])
        for _ in 0..<2_000 {
            let text = chance.text(atMost: 6)
            let expected = text.text.replacing("<no value>", with: "")
            #expect(NoValue.removed(from: text).text == expected, "\(text)")
        }
        #expect(NoValue.removed(from: "").isEmpty)
    }
}
