import Diagnostics
import GoTemplate

/// A place of a template that reads a value.
package struct ValueRead: Hashable, Sendable {
    /// How much of the value counts.
    package enum Extent: Hashable, Sendable {
        /// All of it, with everything below.
        case whole
        /// Only whether it is another one than before: it goes into a checksum.
        case digest
        /// Which keys or items it has.
        case entries
        /// Whether it is there, or true.
        case truth
        /// Of which kind it is: it may be of several.
        case kind
        /// Only what is below it, by further steps; where it is missing, rendering fails.
        case passage
    }

    package let path: ReadPath
    package let extent: Extent
    /// Whether the template provides for the value's absence.
    package let isGuarded: Bool
    /// Whether `tpl` runs the value as a template.
    package let isTemplate: Bool
    package let place: TemplatePlace
}

/// A place in a template file, counted only where it is shown.
package struct TemplatePlace: Hashable, Sendable {
    package let source: Source
    package let offset: Int

    package init(source: Source, offset: Int) {
        (self.source, self.offset) = (source, offset)
    }

    package var file: GoString { source.name }
    package var position: SourcePosition { source.position(at: offset) }
    package var lineText: GoString { source.lineText(around: offset) }

    /// `app/templates/service.yaml:12`.
    package var text: GoString { file + GoString(":\(position.line)") }

    package static func == (left: Self, right: Self) -> Bool {
        left.source === right.source && left.offset == right.offset
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(source))
        hasher.combine(offset)
    }
}
