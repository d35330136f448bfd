/// A template that could not be parsed.
package struct ParseError: GoError {
    package let kind: Kind
    /// The file, Go's `ParseName`.
    package let file: GoString
    /// The line, from 1, of the last token read.
    package let line: Int
    /// The byte offset of that token, for showing the place.
    package let offset: Int

    package var cause: (any Error)? { nil }

    init(_ kind: Kind, file: GoString, line: Int, offset: Int) {
        self.kind = kind
        self.file = file
        self.line = line
        self.offset = offset
    }

    /// Go's whole text: `template: NAME:LINE: REASON`.
    package var message: GoString { "template: " + location + ": " + reason }

    /// The place as Go writes it: `NAME:LINE`.
    package var location: GoString { file + GoString(":\(line)") }

    /// What is wrong, without the place.
    package var reason: GoString { kind.text }
}
