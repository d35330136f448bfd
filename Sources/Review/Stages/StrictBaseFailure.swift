import Diffing
import Failures
import GoTemplate
import Rollouts

/// A deployed revision that is not what the first stage renders, though the file says that it is.
package struct StrictBaseFailure: Hinted {
    package let message: GoString
    package let hint: String? =
        "with `base: apply` the first stage is applied, too; with `base: values` it adds to the values of the revision"

    /// How many objects are named.
    private static let maximumCount = 3

    init(revision: Int, _ objects: [ObjectDiff]) {
        let names = objects.prefix(Self.maximumCount).map { $0.identity.kind + " " + $0.identity.name }
        let rest = objects.count > Self.maximumCount ? GoString(" and \(objects.count - Self.maximumCount) more") : ""
        let what = GoString(
            "the deployed revision \(revision) does not render as this stage, the first: different are ")
        message = what + names.joined(by: ", ") + rest
    }
}
