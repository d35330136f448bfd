import Codecs
import GoTemplate

/// The tool whose file declares a release.
package enum DeclaringTool: String, Sendable {
    case argoCD = "Argo CD"
    case flux = "Flux"
    case helmfile
    case kustomize
    /// A chart's own `ci/*-values.yaml`, as chart-testing renders them.
    case chartValues = "chart"
    case batch
    case stages
}

/// A release that a file of a repository declares, whichever tool the file is for.
struct DeclaredRelease {
    let tool: DeclaringTool
    /// The file or overlay that declares it, from the root of the repository.
    let file: GoString
    let line: Int
    /// What the file calls it: an application, a stage, a file of values.
    let label: GoString
    let name: GoString
    var namespace: GoString = "default"
    let chart: DeclaredChart
    /// In the order in which they are merged.
    var values: [DeclaredValues] = []
    /// Files of the chart that count in place of its `values.yaml`; empty for that.
    var defaults: [GoString] = []
    var kubeVersion = GoString()
    var apiVersions: [GoString] = []
    var includesCRDs = true
    var skipsTests = false
    var skipsHooks = false
    /// What of its values is not at hand, so that it is rendered without.
    var gaps: [GoString] = []

    /// What a report of it is called.
    var title: GoString { label.isEmpty ? file : file + ": " + label }

    /// All that its render depends on, but for the content of files.
    var fingerprint: GoString {
        let flags = "\(includesCRDs) \(skipsTests) \(skipsHooks)"
        let parts: [GoString] =
            [name, namespace, chart.description, kubeVersion, GoString(flags)] + apiVersions + ["|"] + defaults + ["|"]
            + values.map(\.fingerprint)
        return GoString.join(parts, separator: "\u{0}")
    }

    /// The files of the repository that it takes values from.
    var files: [GoString] { values.compactMap(\.path) }
}

/// The chart of a declared release.
enum DeclaredChart: Equatable {
    /// A folder or an archive of the repository, from its root.
    case path(GoString)
    case remote(ServedChart)

    var description: GoString {
        switch self {
        case .path(let path): path
        case .remote(let chart): chart.description
        }
    }
}
