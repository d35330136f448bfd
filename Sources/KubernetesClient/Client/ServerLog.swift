import Failures
import GoTemplate
import HTTP

/// Puts the warnings of a server into the log of a command, as the lines of klog that Helm lets through.
final class ServerLog: APILog {
    private let log: Log

    init(_ log: Log) { self.log = log }

    func warn(_ text: GoString) {
        log.append([LogRecord(level: .warn, message: text, line: KlogLine.warning(text))])
    }

    /// Helm tells no request, whatever is debugged.
    func note(_ method: Request.Method, _ target: GoString, status: Int?, time: Duration) {}
}
