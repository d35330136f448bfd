import Files
import GoTemplate

/// Which files are the kubeconfig; mirrors clientcmd's ClientConfigLoadingRules.
package enum KubeConfigLocation: Sendable {
    /// The file of `--kubeconfig`, which must exist.
    case explicit(GoString)
    /// Those of `KUBECONFIG`, of which any may be missing.
    case listed([GoString])
    /// The one in the home directory, which may be missing; nil where there is no home directory.
    ///
    /// client-go then takes `.kube/config` in the working directory, where anybody may have put programs to be run.
    case standard(GoString?)

    /// - Parameter flag: the value of `--kubeconfig`; empty where it is not given.
    init(flag: GoString, _ environment: [String: String]) {
        let variables = ClusterVariables(environment)
        let (list, home) = (variables["KUBECONFIG"], variables["HOME"])
        if !flag.isEmpty {
            self = .explicit(flag)
        } else if !list.isEmpty {
            self = .listed(Self.paths(list))
        } else {
            self = .standard(home.isEmpty ? nil : GoPath.join(home, ".kube/config"))
        }
    }

    var paths: [GoString] {
        switch self {
        case .explicit(let path): [path]
        case .listed(let paths): paths
        case .standard(let path): path.map { [$0] } ?? []
        }
    }

    /// The paths of a list, each once; empty ones name nothing.
    private static func paths(_ list: GoString) -> [GoString] {
        var paths: [GoString] = []
        for path in list.split(at: UInt8(ascii: ":")) where !path.isEmpty && !paths.contains(path) {
            paths.append(path)
        }
        return paths
    }
}
