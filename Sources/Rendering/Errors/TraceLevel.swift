import GoTemplate

/// One step on the way to an error, as Helm shows it; mirrors engine.go TraceableError.
struct TraceLevel: Equatable {
    private var location = GoString()
    private var message = GoString()
    private var executedFunction = GoString()

    /// Takes apart the text of an error of text/template; nil if it is not one.
    init?(parsing text: GoString) {
        let prefix: GoString = "template: "
        guard text.hasPrefix(prefix) else { return nil }
        let remainder = text.suffix(from: prefix.count)
        if remainder.hasPrefix("no template ") {
            message = text
        } else if !readExecuting(remainder), !readSimple(remainder) {
            return nil
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

    /// Reads `FILE:LINE:COLUMN: executing "NAME" at <NODE>: MESSAGE`.
    private mutating func readExecuting(_ text: GoString) -> Bool {
        guard let (place, after) = text.cut(at: ": executing "), after.hasPrefix("\"") else { return false }
        guard let (name, afterName) = after.suffix(from: 1).cut(at: "\"") else { return false }
        guard afterName.hasPrefix(" at <") else { return false }
        guard let (node, reason) = afterName.suffix(from: 5).cut(at: ">: ") else { return false }
        location = place
        message = withoutNextError(reason)
        executedFunction = "executing \"" + name + "\" at <" + node + ">:"
        return true
    }

    /// Reads `NAME: MESSAGE`, where the name may hold colons.
    private mutating func readSimple(_ text: GoString) -> Bool {
        guard let separator = text.lastIndex(of: ": ") else { return false }
        location = text.prefix(separator)
        message = withoutNextError(text.suffix(from: separator + 2))
        return true
    }

    private func withoutNextError(_ message: GoString) -> GoString {
        message.firstIndex(of: " template:").map { message.prefix($0) } ?? message
    }
}
