/// The releases of Helm whose answers this program can give.
package enum HelmLine: String, CaseIterable, Sendable {
    case helm42 = "4.2"
    case helm43 = "4.3"

    /// The one that is answered for where nobody says which.
    package static let standard = HelmLine.helm42

    /// Grows from one line to the next.
    var order: Int {
        switch self {
        case .helm42: 0
        case .helm43: 1
        }
    }

    /// The release whose answers were recorded.
    package var release: String {
        switch self {
        case .helm42: "4.2.3"
        case .helm43: "4.3.1"
        }
    }

    /// The commit that the release was built from.
    package var commit: String {
        switch self {
        case .helm42: "43e8b7feece8beb0fcba47059ec9b522fd929a64"
        case .helm43: "c0d08d0d6d9424d4a14febb5e8a3e51b0dd00dff"
        }
    }

    /// The version of Go that the release was built with.
    package var go: String {
        switch self {
        case .helm42: "go1.26.5"
        case .helm43: "go1.27.2"
        }
    }

    /// The minor version of the Kubernetes client in it, which is also what a chart is rendered for without a cluster.
    package var kubernetesMinor: Int {
        switch self {
        case .helm42: 36
        case .helm43: 37
        }
    }
}
