import GoTemplate

/// One field that the two sides of an object do not have in common.
package struct FieldChange: Sendable {
    package enum Kind: String, Sendable {
        case added, removed, changed
        /// The elements of a list stand in another order; both nodes are the list.
        case moved
    }

    package let path: FieldPath
    package let kind: Kind
    /// The field on the old side; nil where it was added.
    package let old: Node?
    /// The field on the new side; nil where it was removed.
    package let new: Node?
    /// What in the chart and its values brought the change about, where that is known.
    package var cause: Cause?
    /// Why the change is not worth a look; nil if it is.
    package var noise: NoiseClass?
    /// Whether each upgrade of the release that is compared writes another value there, as each render has another.
    package var isMadeAnew = false
    /// Whether the reader does not want to see it: see `IgnoreRules`.
    package var isIgnored = false

    package init(path: FieldPath, kind: Kind, old: Node?, new: Node?, cause: Cause? = nil, noise: NoiseClass? = nil) {
        self.path = path
        self.kind = kind
        self.old = old
        self.new = new
        self.cause = cause
        self.noise = noise
    }
}

/// Changes that come with every release and tell a reviewer nothing.
package enum NoiseClass: String, CaseIterable, Sendable {
    /// Labels with the version of the chart or application, such as `helm.sh/chart`.
    case chartVersion = "chart-version"
    /// Annotations with a digest of another object, such as `checksum/config`.
    case checksum
    /// What differs between two renders of the same side, and is not written by an upgrade of a release that is
    /// compared: passwords, certificates, dates.
    case random
    /// A field that is null on one side and missing on the other: Kubernetes drops it.
    case null
    /// The number of replicas that an autoscaler has set in the cluster.
    case autoscaled

    /// What is counted, as in `12 chart version labels`.
    package func title(count: Int) -> String {
        let words: (one: String, many: String) =
            switch self {
            case .chartVersion: ("chart version label", "chart version labels")
            case .checksum: ("checksum annotation", "checksum annotations")
            case .random: ("value that is another one in each render", "values that are others in each render")
            case .null: ("null field", "null fields")
            case .autoscaled: ("number of replicas set by an autoscaler", "numbers of replicas set by autoscalers")
            }
        return count == 1 ? words.one : words.many
    }
}
