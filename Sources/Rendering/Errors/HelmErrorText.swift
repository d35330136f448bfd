import GoTemplate

/// How Helm 4 words the errors of templates.
///
/// Mirrors helm/pkg/engine/engine.go, which takes apart the text of Go's errors. Here the errors are asked instead, and
/// Helm's rules of cutting applied to the few parts that may hold what they cut at.
package enum HelmErrorText {
    /// The message for a template that could not be parsed; mirrors cleanupParseError.
    package static func parse(_ error: ParseError) -> GoString {
        let reason = error.reason
        let end = reason.lastIndex(of: ": ").map { reason.suffix(from: $0 + 2) } ?? reason
        return "parse error at (" + error.location.beforeColon + "): " + end
    }

    /// The message for a template that failed; mirrors reformatExecErrorMsg.
    package static func execution(_ error: any Error) -> GoString {
        guard let outermost = error as? ExecutionError else { return error.goMessage }
        let message = error.goMessage
        if let warning = ChartFailure.warning(in: message) {
            return "execution error at (" + outermost.frame.location.beforeColon + "): " + warning
        }
        guard let levels = levels(of: error.chain) else { return message }
        var text = GoString()
        for level in levels { text.append(level.text) }
        return text.trimmingSpace
    }

    /// The steps to an error, equal ones that follow each other once; nil where Helm shows Go's text instead.
    private static func levels(of chain: [any Error]) -> [TraceLevel]? {
        var levels: [TraceLevel] = []
        for error in chain {
            guard let level = TraceLevel(error) else { return nil }
            if levels.last != level { levels.append(level) }
        }
        return levels
    }
}

extension Error {
    /// The error and its causes, the innermost last.
    var chain: [any Error] {
        var chain: [any Error] = [self]
        while let cause = (chain.last as? any GoError)?.cause { chain.append(cause) }
        return chain
    }
}

extension GoString {
    /// A place as far as Helm reads it, which matters where a file's name holds a colon and a blank.
    fileprivate var beforeColon: GoString { cut(at: ": ")?.before ?? self }
}
