import CBuildInfo
import Compatibility
import GoTemplate

/// What `version` says: the fields of Helm's `version.BuildInfo`, and behind them our own version.
///
/// Programs that call `helm` parse the answer and refuse what is no Helm 3 or 4, so `Version` is the version of the Helm
/// whose behaviour this program has. See internal/version version.go.
struct BuildInfo {
    /// This program's version.
    static let swelmVersion = "0.2.0"

    /// What the program calls itself to servers.
    static var userAgent: String { "swelm/" + swelmVersion + " (Helm/" + Compatibility.line.release + ")" }

    /// Helm 3 does not tell it.
    private static var kubeClientVersion: String { "v1.\(Compatibility.line.kubernetesMinor)" }

    /// The Helm that is answered for.
    let helm: MirroredHelm

    private var gitCommit: String { String(cString: swelm_build_commit()) }
    private var gitTreeState: String { String(cString: swelm_build_tree_state()) }

    /// As in `v4.2.3+swelm.0.2.0`, which is a semantic version.
    var short: String { helm.release + "+swelm." + Self.swelmVersion }

    /// As Go prints the struct with `%#v`; nothing in it needs an escape.
    var text: String {
        var text = "version.BuildInfo{Version:\""
        text.reserveCapacity(256)
        text += helm.release
        text += "\", GitCommit:\""
        text += gitCommit
        text += "\", GitTreeState:\""
        text += gitTreeState
        text += "\", GoVersion:\"\", "
        if helm == .four {
            text += "KubeClientVersion:\""
            text += Self.kubeClientVersion
            text += "\", "
        }
        text += "Swelm:\"v"
        text += Self.swelmVersion
        text += "\"}"
        return text
    }

    /// What `--template` is rendered with.
    var templateValue: Value {
        var fields = [
            ("Version", helm.release), ("GitCommit", gitCommit), ("GitTreeState", gitTreeState), ("GoVersion", ""),
        ]
        if helm == .four { fields.append(("KubeClientVersion", Self.kubeClientVersion)) }
        fields += [("SwelmVersion", "v" + Self.swelmVersion), ("HelmVersion", helm.release)]
        return GoRecord.value(.record("version.BuildInfo"), fields.map { (GoString($0), .string(GoString($1))) })
    }
}

/// The versions of Helm that `version` can answer for.
enum MirroredHelm {
    case four
    /// For programs that insist on Helm 3.
    case three

    var release: String {
        switch self {
        case .four: "v" + Compatibility.line.release
        case .three: "v3.17.2"
        }
    }

    /// What `SWELM_HELM_VERSION` asks for: 4 unless it says 3.
    init(_ environment: [String: String]) throws(CommandFailure) {
        switch environment["SWELM_HELM_VERSION"] ?? "" {
        case "", "4": self = .four
        case "3": self = .three
        case let other:
            let quoted = Strconv.quote(GoString(other)).text
            throw CommandFailure("invalid value \(quoted) of SWELM_HELM_VERSION: must be 3 or 4")
        }
    }
}
