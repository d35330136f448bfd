/// A failure as data: what is wrong, where, how the program got there, and what to do about it.
///
/// Texts are ready to be shown but for their styling; nothing here holds a value of the user's unless it was asked for.
package struct Diagnostic: Equatable, Sendable {
    /// A part of a source line.
    package struct Place: Equatable, Sendable {
        package let file: String
        package let position: SourcePosition
        /// The bytes to mark, at least one.
        package let length: Int
        /// The lines around, as many as there are, and the number of the first.
        package let lines: [String]
        package let firstLine: Int

        package init(file: String, position: SourcePosition, length: Int, lines: [String], firstLine: Int) {
            self.file = file
            self.position = position
            self.length = max(1, length)
            self.lines = lines
            self.firstLine = firstLine
        }
    }

    /// One step of the way to the failure: `included from "NAME" (FILE:LINE:COLUMN)`.
    package struct Step: Equatable, Sendable {
        package let action: String
        package let name: String
        package let file: String
        package let position: SourcePosition

        package init(action: String, name: String, file: String, position: SourcePosition) {
            self.action = action
            self.name = name
            self.file = file
            self.position = position
        }
    }

    /// What is wrong, in one line or a few.
    package var message: String
    /// Where; nil where no source is known.
    package var place: Place?
    /// The words behind the mark that underlines the place.
    package var label: String?
    /// From the innermost caller outwards.
    package var steps: [Step] = []
    /// Lines of output around the failure, with the number of the first; empty where the failure is in no output.
    package var output: Output?
    package var hint: String?
    /// Which of several releases failed; nil where there is but one.
    package var entry: Entry?

    /// An entry of a list of releases.
    package struct Entry: Equatable, Sendable {
        package let release: String
        /// The list's file, and the line on which the entry begins.
        package let file: String
        package let line: Int

        package init(release: String, file: String, line: Int) {
            self.release = release
            self.file = file
            self.line = line
        }
    }

    /// A part of what was rendered.
    package struct Output: Equatable, Sendable {
        package let file: String
        /// The line at fault, from 1.
        package let line: Int
        package let lines: [String]
        package let firstLine: Int

        package init(file: String, line: Int, lines: [String], firstLine: Int) {
            self.file = file
            self.line = line
            self.lines = lines
            self.firstLine = firstLine
        }
    }

    package init(message: String, hint: String? = nil) {
        self.message = message
        self.hint = hint
    }
}
