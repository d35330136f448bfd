import GoLibrary
import Testing

@testable import Diffing

@Suite("Texts in columns of a terminal")
struct DisplayWidthTests {
    @Test(arguments: [
        (["abc"], 3, ["abc"]), (["abcd"], 3, ["abc", "d"]), (["ab", "cd"], 3, ["abc", "d"]),
        (["abcdef"], 2, ["ab", "cd", "ef"]),
        (["日本"], 3, ["日", "本"]), (["a日"], 2, ["a", "日"]), (["日a"], 1, ["日", "a"]), (["ab"], 0, ["a", "b"]),
        ([""], 3, [""]),
    ])
    func textsAreCutIntoRows(_ pieces: [String], _ width: Int, _ rows: [String]) {
        let wrapped = DisplayWidth.wrap(pieces.map { StyledPiece(text: Array($0.utf8), style: nil) }, width: width)
        #expect(wrapped.map { row in String(decoding: row.flatMap(\.text), as: UTF8.self) } == rows)
    }
}
