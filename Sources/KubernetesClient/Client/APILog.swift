import GoLibrary
import GoTemplate
import HTTP

#if canImport(Glibc)
    import Glibc
#endif

/// Who hears what a server says besides its answers, and what was asked of it.
package protocol APILog: AnyObject {
    /// The server warns, for instance that a version of an API is deprecated: again with each request.
    func warn(_ text: GoString)

    /// A request has its answer; for `--debug`. Neither bodies nor headers are told.
    ///
    /// - Parameter status: nil where there was no answer.
    func note(_ method: Request.Method, _ target: GoString, status: Int?, time: Duration)
}

/// A line of klog, the log of Kubernetes' libraries, which Helm lets through to standard error.
package enum KlogLine {
    /// The line of a server's warning, without the newline:
    /// `I1129 10:11:12.131415     123 warnings.go:107] "Warning: v1 Endpoints is deprecated"`.
    package static func warning(_ text: GoString, at time: GoTime = .now(), process: Int32 = getpid()) -> GoString {
        head("I", time, process) + "warnings.go:107] " + Strconv.quote("Warning: " + text)
    }

    /// The line of a failure of discovery, which client-go's cache of it tells besides giving it back.
    package static func discoveryFailure(
        _ reason: GoString, at time: GoTime = .now(), process: Int32 = getpid()
    ) -> GoString {
        let error = Strconv.quote("couldn't get current server API group list: " + reason)
        return head("E", time, process) + "memcache.go:265] \"Unhandled Error\" err=" + error
            + " logger=\"UnhandledError\""
    }

    private static func head(_ severity: GoString, _ time: GoTime, _ process: Int32) -> GoString {
        let number = String(process)
        let padding = String(repeating: " ", count: max(0, 7 - number.count))
        return severity + time.formatted("0102 15:04:05.000000") + GoString(" " + padding + number + " ")
    }
}
