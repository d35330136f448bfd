import Failures
import GoTemplate
import Manifests
import Releases

/// Whether the server merges the changes of an upgrade; the raw values are those of `--server-side`.
package enum ServerSideMode: String, Sendable {
    /// As the revision before has it.
    case automatic = "auto"
    case on = "true"
    case off = "false"
}

extension OpenEnum<ServerSideMode> {
    /// The way to apply a revision.
    ///
    /// Mirrors pkg/action upgrade.go getUpgradeServerSideValue.
    ///
    /// - Parameter method: the way of the revision before.
    /// - Throws: `HelmError` for an unknown word, which Helm refuses no earlier.
    package func applyMethod(after method: OpenEnum<ApplyMethod>) throws(HelmError) -> ApplyMethod {
        switch self {
        case .known(.automatic): method == .known(.serverSide) ? .serverSide : .clientSide
        case .known(.on): .serverSide
        case .known(.off): .clientSide
        case .other(let word): throw HelmError("invalid/unknown release server-side apply method: " + word)
        }
    }
}
