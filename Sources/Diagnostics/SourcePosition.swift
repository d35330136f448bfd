/// A place in a source text, counted as Go counts: lines from 1, columns as bytes from 0.
package struct SourcePosition: Equatable, Hashable, Sendable {
    /// The line, from 1.
    package let line: Int
    /// The byte within the line, from 0.
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
