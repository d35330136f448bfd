import Failures
import Files
import GoLibrary
import GoTemplate
import HTTP
import Kubernetes
import Processes

/// The credentials that a program gives, run again when they expire or are refused.
///
/// Mirrors client-go's plugin/pkg/client/auth/exec.
final class ExecCredentials: Credentials {
    let plugin: ExecPlugin
    let surroundings: PluginSurroundings
    private let apiVersion: ExecAPIVersion
    let cluster: Value?
    private var current: ExecCredential?
    /// When the plugin is run again; nil is never.
    private var renewal: GoTime?

    /// Before credentials expire they are renewed, so that no request comes too late.
    private static let leeway = GoDuration(nanoseconds: -10_000_000_000)

    /// Nil where the configuration has no plugin.
    init?(_ configuration: ResolvedConfiguration, _ surroundings: PluginSurroundings) throws(HelmError) {
        guard let plugin = configuration.user.exec else { return nil }
        cluster = plugin.providesClusterInfo ? try configuration.execCluster() : nil
        guard let version = ExecAPIVersion(rawValue: plugin.apiVersion.text) else {
            throw HelmError("exec plugin: invalid apiVersion " + Strconv.quote(plugin.apiVersion))
        }
        self.plugin = plugin
        self.surroundings = surroundings
        apiVersion = version
    }

    func authorization() throws(CredentialsFailure) -> Authorization {
        if let current, !isDue { return current.authorization }
        do throws(HelmError) {
            return try run().authorization
        } catch {
            throw CredentialsFailure("getting credentials: " + error.message)
        }
    }

    /// Runs the plugin at once, as client-go does, unless another request has had it run since.
    func wereRefused(_ sent: Authorization) -> Bool {
        if let current, !current.authorization.isSame(as: sent) { return true }
        return (try? run()).map { !$0.authorization.isSame(as: sent) } ?? false
    }

    /// The program, as it is named in messages and started: cleaned.
    var command: GoString { GoPath.clean(plugin.command) }

    private var isDue: Bool { renewal.map { surroundings.now().compare($0) >= 0 } ?? false }

    private func run() throws(HelmError) -> ExecCredential {
        let credential = try ExecCredential(try output(), as: apiVersion)
        current = credential
        renewal = credential.expiration.map(renewal)
        return credential
    }

    /// What the plugin prints.
    private func output() throws(HelmError) -> [UInt8] {
        try output(of: start().result(unless: surroundings.cancellation))
    }

    /// What expires at once counts as long as it can.
    private func renewal(of expiration: GoTime) -> GoTime {
        let early = expiration.adding(Self.leeway)
        return surroundings.now().compare(early) < 0 ? early : expiration
    }
}

extension Authorization {
    /// Whether the server sees the same user by it.
    fileprivate func isSame(as other: Authorization) -> Bool {
        headers["Authorization"] == other.headers["Authorization"]
            && identity?.certificate == other.identity?.certificate
    }
}
