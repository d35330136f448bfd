import Charts
import Failures
import GoTemplate
import Kubernetes
import Releases

/// Helm's rules for the labels of revisions.
enum ReleaseLabels {
    /// What the labels begin with by which a staged rollout marks its revisions; other revisions are not its own.
    private static let rolloutPrefix: GoString = "swelm.dev/"

    /// The labels of an upgrade: those before, without a rollout's, with the new ones, less those set to `null`.
    ///
    /// Mirrors pkg/action upgrade.go mergeCustomLabels.
    static func merged(_ current: [GoString: GoString], _ desired: [GoString: GoString]) -> [GoString: GoString] {
        let kept = current.filter { !$0.key.hasPrefix(rolloutPrefix) }
        return kept.merging(desired) { $1 }.filter { $0.value != "null" }
    }

    /// Refuses what Kubernetes refuses for the labels of Helm's Secret, in its words.
    static func check(_ labels: [GoString: GoString], of key: RevisionKey) throws(HelmError) {
        var problems: [GoString] = []
        for (name, value) in labels.sorted(by: { $0.key < $1.key }) {
            problems += LabelSyntax.problems(withKey: name).map { problem(name, $0) }
            problems += LabelSyntax.problems(withValue: value).map { problem(value, $0) }
        }
        guard let first = problems.first else { return }
        let list = problems.count == 1 ? first : "[" + problems.joined(by: ", ") + "]"
        let subject = "Secret " + Strconv.quote(key.recordName) + " is invalid: "
        throw HelmError("create: failed to create: " + subject + list)
    }

    private static func problem(_ text: GoString, _ reason: String) -> GoString {
        GoString("metadata.labels: Invalid value: ") + Strconv.quote(text) + GoString(": " + reason)
    }
}
