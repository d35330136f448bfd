import Failures
import GoTemplate

/// What replaces `required` and `fail` while a chart is linted: nothing fails, and what was missing is noted.
///
/// Mirrors helm/pkg/engine/engine.go initFunMap in LintMode.
package final class LintFunctions: Sendable {
    private let notes = Locked<[LogRecord]>([])

    package init() {}

    /// What templates said, in order.
    package var records: [LogRecord] { notes.withLock { $0 } }

    package var functions: [Function] {
        [
            Function("required", [.string, .any]) { arguments in
                guard TemplateFunctions.isMissing(arguments[1]) else { return arguments[1] }
                let title: GoString = arguments[1].isNil ? "missing required value" : "missing required values"
                self.note(.warn, title, arguments.string(0))
                return .string(GoString())
            },
            Function("fail", [.string]) { arguments in
                self.note(.info, "funcMap fail", arguments.string(0))
                return .string(GoString())
            },
        ]
    }

    private func note(_ level: LogRecord.Level, _ title: GoString, _ message: GoString) {
        let record = LogRecord(level: level, message: title, attributes: [("message", message)])
        notes.withLock { $0.append(record) }
    }
}
