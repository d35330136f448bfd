import Codecs
import GoTemplate

/// Where in a chart and its values a change comes from.
package struct Cause: Equatable, Sendable {
    /// A line of a file.
    package struct Place: Equatable, Sendable {
        package let file: GoString
        /// From 1.
        package let line: Int

        package init(file: GoString, line: Int) {
            self.file = file
            self.line = line
        }

        package var text: GoString { file + GoString(":\(line)") }
    }

    /// A value that the field is made of, and what set it.
    package struct Origin: Equatable, Sendable {
        /// As templates write it, such as `.Values.image.tag`.
        package let value: GoString
        /// What last set the value: `values-prod.yaml:3`, `--set`.
        package let setAt: GoString
        /// What set it on the old side, where that was something else.
        package let previouslySetAt: GoString?

        package init(value: GoString, setAt: GoString, previouslySetAt: GoString? = nil) {
            self.value = value
            self.setAt = setAt
            self.previouslySetAt = previouslySetAt
        }
    }

    /// The line of the template that wrote the field; nil where only the values are known.
    package let template: Place?
    package let origins: [Origin]

    package init(template: Place?, origins: [Origin] = []) {
        self.template = template
        self.origins = origins
    }

    /// As in `templates/web.yaml:12, from .Values.image.tag set at values-prod.yaml:3`.
    package var text: GoString {
        let origins = self.origins.map { origin in
            let previous = origin.previouslySetAt.map { " (before: " + $0 + ")" } ?? GoString()
            return "from " + origin.value + " set at " + origin.setAt + previous
        }
        return GoString.joined((template.map { [$0.text] } ?? []) + origins, by: ", ")
    }
}
