import GoTemplate

/// One step on the way to an error, as Helm shows it; mirrors engine.go TraceableError.
struct TraceLevel: Equatable {
    private var location = GoString()
    private var message = GoString()
    private var executedFunction = GoString()

    /// The step of an error of text/template itself; nil for all other errors.
    init?(_ error: any Error) {
        switch error {
        case let error as ExecutionError where error.frame.templateName.bytes.contains(UInt8(ascii: "\"")):
            readSimply(error.message)
        case let error as ExecutionError: read(error)
        case let error as MissingTemplateError: message = error.message
        default: return nil
        }
    }

    /// The lines shown for this step.
    var text: GoString {
        var result = GoString()
        if !location.isEmpty { result.append(location + "\n  ") }
        if !executedFunction.isEmpty { result.append(executedFunction + "\n    ") }
        if !message.isEmpty { result.append(message + "\n") }
        return result
    }

    /// Mirrors engine.go parseTemplateExecutingAtErrorType, to which a node ends at the first `>: `.
    private mutating func read(_ error: ExecutionError) {
        let ending: GoString = ">: "
        let nodeAndReason = error.frame.nodeText + ending + error.ownReason
        let (node, reason) = nodeAndReason.cut(at: ending) ?? (nodeAndReason, GoString())
        location = error.frame.location
        executedFunction = "executing " + Strconv.quote(error.frame.templateName) + " at <" + node + ">:"
        // The blank before the text of the cause goes with that.
        message = withoutNextError(error.cause == nil ? reason : reason.prefix(reason.count - 1))
    }

    /// Mirrors engine.go parseTemplateSimpleErrorString, which Helm falls back on for names with quotation marks.
    private mutating func readSimply(_ text: GoString) {
        let remainder = text.suffix(from: "template: ".utf8.count)
        let separator = remainder.lastIndex(of: ": ") ?? 0
        location = remainder.prefix(separator)
        message = withoutNextError(remainder.suffix(from: separator + 2))
    }

    private func withoutNextError(_ message: GoString) -> GoString {
        message.firstIndex(of: " template:").map { message.prefix($0) } ?? message
    }
}
