import Diffing
import Failures
import GoTemplate
import Releases

/// A revision that is not what a stage renders, though it is said to be.
package struct OtherContentFailure: Hinted {
    package let message: GoString
    package let hint: String?

    /// How many objects are named.
    private static let maximumCount = 3

    /// - Parameter revision: the deployed one, which the file says to be the first stage.
    init(strictBase revision: Int, _ objects: [ObjectDiff]) {
        let what = GoString(
            "the deployed revision \(revision) does not render as this stage, the first: different are ")
        message = what + Self.names(of: objects)
        hint =
            "with `base: apply` the first stage is applied, too; with `base: values` it adds to the values of the revision"
    }

    /// - Parameter revision: the newest one, of which a person says that it is the stage.
    init(inPlace revision: RevisionKey, stage: GoString, _ objects: [ObjectDiff]) {
        let what = revision.text + " is not what stage " + Strconv.quote(stage) + " renders: different are "
        message = what + Self.names(of: objects)
        hint = "name the stage that is in place, or begin at the first"
    }

    private static func names(of objects: [ObjectDiff]) -> GoString {
        let names = objects.prefix(maximumCount).map { $0.identity.kind + " " + $0.identity.name }
        let rest = objects.count > maximumCount ? GoString(" and \(objects.count - maximumCount) more") : ""
        return names.joined(by: ", ") + rest
    }
}
