import Failures
import GoTemplate
import Kubernetes
import KubernetesClient

/// The way to the cluster of a command, opened when something is first asked of it.
///
/// So a command that asks nothing reads no credentials and loads no library, and why there is no way is said where
/// Helm says it.
package final class ClusterConnection {
    private enum State {
        case closed(ClusterSettings, userAgent: GoString, Log)
        case open(APIConnection)
        case refused(ClusterFailure)
    }

    private var state: State
    /// Asked before anything is written; nil where nobody minds.
    private var mayWrite: (() -> Bool)?

    /// - Parameters:
    ///   - userAgent: what the program calls itself.
    ///   - log: hears of the server's warnings.
    package init(_ settings: ClusterSettings, userAgent: GoString, log: Log) {
        state = .closed(settings, userAgent: userAgent, log)
    }

    /// A way that is open already.
    package init(_ connection: APIConnection) { state = .open(connection) }

    /// The open way.
    ///
    /// - Throws: why there is none, in client-go's words.
    package func opened() throws(ClusterFailure) -> APIConnection {
        switch state {
        case .open(let connection): return connection
        case .refused(let failure): throw failure
        case .closed(let settings, let userAgent, let log):
            state = Self.open(settings, userAgent, log)
            current?.mayWrite = mayWrite
            return try opened()
        }
    }

    private static func open(_ settings: ClusterSettings, _ userAgent: GoString, _ log: Log) -> State {
        do throws(HelmError) {
            return .open(try APIConnection(try settings.resolved(), userAgent: userAgent, log: log))
        } catch {
            return .refused(ClusterFailure(error.message, kind: .unreachable))
        }
    }

    /// The open way; nil where nothing was asked yet.
    var current: APIConnection? { if case .open(let connection) = state { connection } else { nil } }

    /// Has whoever writes objects ask first whether they may.
    func guardWrites(_ mayWrite: @escaping () -> Bool) {
        self.mayWrite = mayWrite
        current?.mayWrite = mayWrite
    }
}
