import GoRegexp
import GoTemplate

/// Lines that match one of some regular expressions of Go's, as helm-diff's `--suppress-output-line-regex` takes them.
package struct LinePatterns: Sendable {
    private let expressions: [Regexp]

    /// - Throws: `RegexpError`.
    package init(_ texts: [GoString]) throws(RegexpError) {
        var expressions: [Regexp] = []
        for text in texts { expressions.append(try Regexp.compile(text)) }
        self.expressions = expressions
    }

    private init(joined expressions: [Regexp]) { self.expressions = expressions }

    func joined(with other: LinePatterns) -> LinePatterns {
        LinePatterns(joined: expressions + other.expressions)
    }

    func matches(_ line: [UInt8]) -> Bool { expressions.contains { $0.matches(GoString(line)) } }
}
