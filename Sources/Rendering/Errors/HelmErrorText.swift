import GoTemplate

/// How Helm 4 words the errors of templates.
///
/// Mirrors helm/pkg/engine/engine.go, which takes apart the text of Go's errors; what it cannot take apart it leaves
/// as it is, so this works on text too.
package enum HelmErrorText {
    /// The message for a template that could not be parsed; mirrors cleanupParseError.
    package static func parse(file: GoString, error: any Error) -> GoString {
        let message = error.goMessage
        let tokens = message.split(separator: ": ")
        guard tokens.count > 1, let last = tokens.last else { return "parse error in (" + file + "): " + message }
        return "parse error at (" + tokens[1] + "): " + last
    }

    /// The message for a template that failed; mirrors reformatExecErrorMsg.
    package static func execution(file: GoString, error: any Error) -> GoString {
        let message = error.goMessage
        guard unwrapped(error).contains(where: { $0 is ExecutionError }) else { return message }
        let tokens = message.split(separator: ": ", limit: 3)
        guard tokens.count == 3 else { return "execution error in (" + file + "): " + message }
        if let warning = markedWarning(in: tokens[2]) {
            return "execution error at (" + tokens[1] + "): " + warning
        }
        guard let trace = trace(of: error) else { return message }
        var text = GoString()
        for level in trace { text.append(level.text) }
        return text.trimmingSpace
    }

    private static func trace(of error: any Error) -> [TraceLevel]? {
        var levels: [TraceLevel] = []
        var inner = GoString()
        // From the inside: the text of an error is the end of the next outer one's.
        for current in unwrapped(error).reversed() {
            let own = (current as? any GoError)?.ownMessage
            let text = own.map { $0 + inner } ?? current.goMessage
            guard let level = TraceLevel(parsing: text) else { return nil }
            if levels.last != level { levels.append(level) }
            inner = text
        }
        return levels.reversed()
    }

    /// The error and its causes.
    private static func unwrapped(_ error: any Error) -> [any Error] {
        var chain = [error]
        while let cause = (chain.last as? any GoError)?.cause { chain.append(cause) }
        return chain
    }

    /// The text between the first start mark and the last end mark.
    static func markedWarning(in text: GoString) -> GoString? {
        guard let start = text.firstIndex(of: ChartFailure.startMark) else { return nil }
        let rest = text.suffix(from: start + ChartFailure.startMark.count)
        guard let end = rest.lastIndex(of: ChartFailure.endMark) else { return nil }
        return rest.prefix(end)
    }
}
