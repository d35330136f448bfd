import Charts
import Failures
import GoTemplate

/// The labels of a release that Helm keeps for itself.
package enum SystemLabels {
    private static let names: [GoString] = ["name", "owner", "status", "version", "createdAt", "modifiedAt"]

    /// Refuses labels of a user that have these names.
    ///
    /// Mirrors pkg/storage/driver util.go ContainsSystemLabels and its callers.
    package static func refuse(in labels: [GoString: GoString]) throws(HelmError) {
        guard names.contains(where: { labels[$0] != nil }) else { return }
        let list = "[" + names.joined(by: " ") + "]"
        throw HelmError("user supplied labels contains system reserved label name. System labels: " + list)
    }
}
