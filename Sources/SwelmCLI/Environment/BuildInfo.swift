import CBuildInfo
import GoTemplate

/// What `version` says: the fields of Helm's `version.BuildInfo`, and behind them our own version.
///
/// Programs that call `helm` parse the answer and refuse what is no Helm 3 or 4, so `Version` is the version of the Helm
/// whose behaviour this program has. See internal/version version.go.
struct BuildInfo {
    /// This program's version.
    static let swelmVersion = "0.1.0"

    /// The Helm that is answered for.
    let helm: MirroredHelm

    private var gitCommit: GoString { GoString(String(cString: swelm_build_commit())) }
    private var gitTreeState: GoString { GoString(String(cString: swelm_build_tree_state())) }

    /// As in `v4.2.3+swelm.0.1.0`, which is a semantic version.
    var short: GoString { GoString(helm.rawValue) + "+swelm." + GoString(Self.swelmVersion) }

    /// As Go prints the struct with `%#v`; nothing in it needs an escape.
    var text: GoString {
        var text: GoString = "version.BuildInfo{Version:\""
        text.append(GoString(helm.rawValue) + "\", GitCommit:\"" + gitCommit + "\", GitTreeState:\"" + gitTreeState)
        text.append("\", GoVersion:\"\"")
        if let client = helm.kubeClientVersion { text.append(", KubeClientVersion:\"" + client + "\"") }
        text.append(", Swelm:\"v" + GoString(Self.swelmVersion) + "\"}")
        return text
    }

    /// What `--template` is rendered with.
    var templateValue: Value {
        var fields: [(GoString, GoString)] = [
            ("Version", GoString(helm.rawValue)), ("GitCommit", gitCommit), ("GitTreeState", gitTreeState),
            ("GoVersion", ""),
        ]
        if let client = helm.kubeClientVersion { fields.append(("KubeClientVersion", client)) }
        fields.append(("SwelmVersion", "v" + GoString(Self.swelmVersion)))
        fields.append(("HelmVersion", GoString(helm.rawValue)))
        return GoRecord.value(.record("version.BuildInfo"), fields.map { ($0, .string($1)) })
    }
}

/// The versions of Helm that `version` can answer for.
enum MirroredHelm: String {
    case four = "v4.2.3"
    /// For programs that insist on Helm 3.
    case three = "v3.17.2"

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

    /// Helm 3 does not tell it.
    var kubeClientVersion: GoString? { self == .four ? "v1.36" : nil }
}
