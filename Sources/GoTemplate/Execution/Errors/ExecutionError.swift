import Diagnostics

/// A template that failed while it ran.
///
/// Each nested template (`include`, `tpl`) adds an error whose `cause` is the inner one. The text of the whole chain,
/// which Go's errors carry at each level, is made when it is asked for: a thousand levels may nest.
package struct ExecutionError: GoError {
    /// Where and in what the template failed.
    package struct Frame: Sendable {
        /// The template that ran, a file's name or a defined one.
        package let templateName: GoString
        /// The file the template stands in, Go's `ParseName`.
        package let file: GoString
        /// The place of the node, as Go counts.
        package let position: SourcePosition
        /// The byte offset of the node.
        package let offset: Int
        /// The node's text, what Go shows as `at <...>`.
        package let nodeText: GoString

        /// The place as Go writes it: `FILE:LINE:COLUMN`.
        package var location: GoString { file + GoString(":\(position.line):\(position.column)") }
    }

    package let kind: Kind
    package let frame: Frame
    /// The error that the function or method gave.
    package let cause: (any Error)?

    init(_ kind: Kind, at frame: Frame, cause: (any Error)?) {
        self.kind = kind
        self.frame = frame
        self.cause = cause
    }

    /// Go's text, with the place and the text of all causes.
    package var message: GoString {
        var text = GoString()
        appendGoMessage(to: &text)
        return text
    }

    package var ownMessage: GoString? {
        var text: GoString = "template: "
        text.append(frame.location)
        text.append(": executing ")
        text.append(Strconv.quote(frame.templateName))
        text.append(" at <")
        text.append(frame.nodeText)
        text.append(">: ")
        text.append(ownReason)
        return text
    }

    /// What is wrong, without the place and without the text of the cause, which would follow at once.
    package var ownReason: GoString { kind.text }

    /// What is wrong, without the place.
    package var reason: GoString {
        var text = ownReason
        cause?.appendGoMessage(to: &text)
        return text
    }
}

extension Error {
    /// Whether a limit of the execution was reached: such an error ends all templates without their wrapping it.
    package var isExecutionLimit: Bool {
        guard let error = self as? ExecutionError, case .limit = error.kind else { return false }
        return true
    }
}
