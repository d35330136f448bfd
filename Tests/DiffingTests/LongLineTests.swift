import Testing

@testable import Diffing

/// What is shown of long lines, and what of a pair of lines is pointed out.
@Suite struct LongLineTests {
    /// A line as it is shown, with the part that is pointed out.
    private struct Shown: Equatable {
        let text: String
        let emphasis: Range<Int>?
    }

    private static func pair(_ old: String, _ new: String, start: Int) -> [Shown] {
        let pair = LinePair(Array(old.utf8), Array(new.utf8), start: start)
        return [
            Shown(text: String(decoding: pair.old, as: UTF8.self), emphasis: pair.oldEmphasis),
            Shown(text: String(decoding: pair.new, as: UTF8.self), emphasis: pair.newEmphasis),
        ]
    }

    @Test(
        arguments: [
            ("image: web:1", "image: web:2", 7, 11..<12, 11..<12), ("a: x", "a: y", 3, nil, nil),
            ("a: xb", "a: yb", 3, nil, nil), ("a: xbc", "a: ybc", 3, 3..<4, 3..<4),
            ("a: bcd", "a: bXcd", 3, nil, 4..<5),
            ("a: bXcd", "a: bcd", 3, 4..<5, nil), ("a: aaa", "a: aaaa", 3, nil, 6..<7),
            ("abcé", "abcè", 0, 3..<5, 3..<5),
            ("abc\u{E9}", "abc\u{129}", 0, 3..<5, 3..<5), ("abéc", "abc", 0, 2..<4, nil), ("", "", 0, nil, nil),
        ] as [(String, String, Int, Range<Int>?, Range<Int>?)])
    func differencesArePointedOut(
        _ old: String, _ new: String, _ start: Int, _ oldEmphasis: Range<Int>?, _ newEmphasis: Range<Int>?
    ) {
        let expected = [Shown(text: old, emphasis: oldEmphasis), Shown(text: new, emphasis: newEmphasis)]
        #expect(Self.pair(old, new, start: start) == expected)
    }

    /// One line that differs from its partner in some digits, and how it is shown.
    private static func check(
        _ before: String, digits: Int = 1, _ after: String, shown: (String) -> String, emphasis: Range<Int>
    ) {
        let (old, new) = (String(repeating: "1", count: digits), String(repeating: "2", count: digits))
        let expected = [old, new].map { Shown(text: shown($0), emphasis: emphasis) }
        #expect(pair(before + old + after, before + new + after, start: 3) == expected)
    }

    private static func x(_ count: Int) -> String { String(repeating: "x", count: count) }

    /// Of more than 500 bytes those around the difference are shown, behind the key.
    @Test func longLinesAreShownAroundTheDifference() {
        Self.check(
            "a: " + Self.x(300), Self.x(196), shown: { "a: " + Self.x(300) + $0 + Self.x(196) }, emphasis: 303..<304)
        Self.check(
            "a: " + Self.x(300), Self.x(197),
            shown: { "a: …" + Self.x(60) + $0 + Self.x(60) + "… (501 bytes)" }, emphasis: 66..<67)
        Self.check(
            "a: ", Self.x(600), shown: { "a: " + $0 + Self.x(119) + "… (604 bytes)" }, emphasis: 3..<4)
        Self.check("a: " + Self.x(600), "", shown: { "a: …" + Self.x(60) + $0 }, emphasis: 66..<67)
        Self.check("a: " + Self.x(540), Self.x(60), shown: { "a: …" + Self.x(60) + $0 + Self.x(60) }, emphasis: 66..<67)
        Self.check(
            "a: " + Self.x(100), digits: 700, "",
            shown: { "a: …" + Self.x(60) + $0.prefix(440) + "… (803 bytes)" }, emphasis: 66..<506)
    }

    @Test func charactersAreNotCut() {
        func wide(_ count: Int) -> String { String(repeating: "漢", count: count) }
        Self.check(
            "a: " + wide(190) + "x", "y" + wide(200),
            shown: { "a: …" + wide(20) + "x" + $0 + "y" + wide(19) + "… (1176 bytes)" }, emphasis: 67..<68)
    }

    @Test(arguments: [
        (499, "", 499), (500, "", 500), (501, "", 500), (499, "é", 499), (498, "é", 500), (498, "éx", 500),
        (497, "👍x", 497),
    ])
    func beginningsOfLongLinesAreShown(count: Int, end: String, shown: Int) {
        let line = Self.x(count) + end
        let expected = String(decoding: line.utf8.prefix(shown), as: UTF8.self)
        let rest = line.utf8.count > shown ? "… (\(line.utf8.count) bytes)" : ""
        #expect(String(decoding: LongLine.shorten(Array(line.utf8)), as: UTF8.self) == expected + rest)
    }
}
