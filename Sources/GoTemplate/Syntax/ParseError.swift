/// A template that could not be parsed.
package struct ParseError: GoError {
    /// Go's whole text: `template: NAME:LINE: REASON`.
    package let message: GoString
    /// The file, Go's `ParseName`.
    package let file: GoString
    /// The line, from 1, of the last token read.
    package let line: Int
    /// The byte offset of that token, for showing the place.
    package let offset: Int
    /// What is wrong, without the place.
    package let reason: GoString

    package var cause: (any Error)? { nil }

    init(file: GoString, line: Int, offset: Int, reason: GoString) {
        self.message = "template: " + file + GoString(":\(line): ") + reason
        self.file = file
        self.line = line
        self.offset = offset
        self.reason = reason
    }
}
