import Diagnostics

/// A template that failed while it ran.
///
/// Each nested template (`include`, `tpl`) adds an error whose `cause` is the inner one; `message` holds the text
/// of the whole chain from here on, as Go's errors do.
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
        /// A limit on steps, output or depth was reached.
        case limit
    }

    /// Go's text, with the place and the text of all causes.
    package let message: GoString
    package let kind: Kind
    package let frame: Frame
    /// What is wrong, without the place.
    package let reason: GoString
    package let cause: (any Error)?

    init(_ reason: GoString, kind: Kind, frame: Frame, cause: (any Error)?) {
        var message: GoString = "template: "
        message.append(frame.file)
        message.append(GoString(":\(frame.position.line):\(frame.position.column): executing "))
        message.append(Strconv.quote(frame.templateName))
        message.append(" at <")
        message.append(frame.nodeText)
        message.append(">: ")
        message.append(reason)
        self.message = message
        self.kind = kind
        self.frame = frame
        self.reason = reason
        self.cause = cause
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
