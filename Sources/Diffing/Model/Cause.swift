import Codecs
import GoTemplate

/// Where in a chart and its values a change comes from, or who made it in the cluster.
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

    /// What happened to the field in the cluster since the release was recorded.
    package struct Drift: Equatable, Sendable {
        /// Who did it, as `metadata.managedFields` calls them; nil where nobody says.
        package let manager: GoString?
        /// RFC 3339; empty where nobody says.
        package let time: GoString
        /// The text of what the release recorded; nil where neither side of the change is otherwise, or it is no scalar.
        package let recorded: GoString?

        package init(manager: GoString?, time: GoString, recorded: GoString?) {
            self.manager = manager
            self.time = time
            self.recorded = recorded
        }

        /// As in `set in the cluster by kubectl-edit at 2026-11-30T08:00:00Z (recorded: 2)`.
        package var text: GoString {
            let who = manager.map { "set in the cluster by " + $0 } ?? "not in the cluster as it was recorded"
            let when = time.isEmpty ? GoString() : " at " + time
            return who + when + (recorded.map { " (recorded: " + $0 + ")" } ?? GoString())
        }
    }

    /// The line of the template that wrote the field; nil where only the values are known.
    package let template: Place?
    package let origins: [Origin]
    /// Nil where the cluster was not asked, or has what the release recorded.
    package var drift: Drift?

    package init(template: Place?, origins: [Origin] = [], drift: Drift? = nil) {
        self.template = template
        self.origins = origins
        self.drift = drift
    }

    /// As in `templates/web.yaml:12, from .Values.image.tag set at values-prod.yaml:3`.
    package var text: GoString {
        let origins = self.origins.map { origin in
            let previous = origin.previouslySetAt.map { " (before: " + $0 + ")" } ?? GoString()
            return "from " + origin.value + " set at " + origin.setAt + previous
        }
        let (place, drift) = (template.map(\.text), drift.map(\.text))
        return GoString.joined([place].compactMap(\.self) + origins + [drift].compactMap(\.self), by: ", ")
    }
}
