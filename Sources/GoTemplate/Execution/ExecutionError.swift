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
    }

    /// What sort of failure this is.
    package enum Kind: Sendable {
        /// A rule of the template language was broken.
        case evaluation
        /// A function or method returned an error.
        case function(name: GoString)
        /// A limit on steps, output or the stack was reached.
        case limit
    }

    package let kind: Kind
    package let frame: Frame
    /// What is wrong, without the text of the cause.
    private let ownReason: GoString
    /// The error that the function or method gave.
    package let cause: (any Error)?

    init(kind: Kind, frame: Frame, reason: GoString, cause: (any Error)?) {
        self.kind = kind
        self.frame = frame
        self.ownReason = reason
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
        text.append(frame.file)
        text.append(GoString(":\(frame.position.line):\(frame.position.column): executing "))
        text.append(Strconv.quote(frame.templateName))
        text.append(" at <")
        text.append(frame.nodeText)
        text.append(">: ")
        text.append(ownReason)
        return text
    }

    /// What is wrong, without the place.
    package var reason: GoString {
        var text = ownReason
        cause?.appendGoMessage(to: &text)
        return text
    }
}

/// A template that was asked for by name and does not exist; mirrors exec.go ExecuteTemplate.
package struct MissingTemplateError: GoError {
    /// The name asked for.
    package let name: GoString
    package let message: GoString
    package var cause: (any Error)? { nil }

    init(name: GoString, set: GoString) {
        self.name = name
        self.message =
            "template: no template " + Strconv.quote(name) + " associated with template " + Strconv.quote(set)
    }
}
