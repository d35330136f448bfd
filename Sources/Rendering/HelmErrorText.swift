import GoTemplate

/// How Helm 4 words the errors of templates.
///
/// Mirrors helm/pkg/engine/engine.go, which takes apart the text of Go's errors; what it cannot take apart it leaves
/// as it is, so this works on text too.
package enum HelmErrorText {
    /// The message for a template that could not be parsed; mirrors cleanupParseError.
    package static func parseError(_ filename: GoString, _ error: any GoError) -> GoString {
        let tokens = error.message.split(separator: ": ")
        guard tokens.count > 1, let last = tokens.last else {
            return "parse error in (" + filename + "): " + error.message
        }
        return "parse error at (" + tokens[1] + "): " + last
    }

    /// The message for a template that failed; mirrors reformatExecErrorMsg.
    package static func executionError(_ filename: GoString, _ error: any GoError) -> GoString {
        guard unwrapped(error).contains(where: { $0 is ExecutionError }) else { return error.message }
        let tokens = error.message.split(separator: ": ", limit: 3)
        guard tokens.count == 3 else {
            return "execution error in (" + filename + "): " + error.message
        }
        if let warning = markedWarning(in: tokens[2]) {
            return "execution error at (" + tokens[1] + "): " + warning
        }
        guard let trace = trace(of: error) else { return error.message }
        var text = GoString()
        for level in trace { text.append(level.text) }
        return text.trimmed
    }

    private static func trace(of error: any GoError) -> [TraceLevel]? {
        var levels: [TraceLevel] = []
        for current in unwrapped(error) {
            guard let level = TraceLevel(parsing: current.message) else { return nil }
            if levels.last != level { levels.append(level) }
        }
        return levels
    }

    /// The error and its causes.
    private static func unwrapped(_ error: any GoError) -> [any GoError] {
        var chain: [any GoError] = [error]
        while let cause = chain.last?.cause as? any GoError { chain.append(cause) }
        return chain
    }

    /// The text between the first start mark and the last end mark.
    private static func markedWarning(in text: GoString) -> GoString? {
        guard let start = text.firstIndex(of: ChartFailure.startMark) else { return nil }
        let rest = text.suffix(from: start + ChartFailure.startMark.count)
        guard let end = rest.lastIndex(of: ChartFailure.endMark) else { return nil }
        return rest.prefix(end)
    }
}
