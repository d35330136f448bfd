import GoLibrary
import GoTemplate
import Manifests

/// Who made a revision, when, and from what.
package struct ReleaseAudit {
    /// A values file and the SHA-256 of its content, in lower-case hexadecimal digits.
    package struct ValuesFile: Equatable, Sendable {
        package let path: GoString
        package let digest: GoString

        package init(path: GoString, digest: GoString) {
            self.path = path
            self.digest = digest
        }
    }

    /// A value given on the command line: the flag without dashes, such as `set-string`, and its argument.
    package struct SetValue: Equatable, Sendable {
        package let flag: GoString
        package let expression: GoString

        package init(flag: GoString, expression: GoString) {
            self.flag = flag
            self.expression = expression
        }
    }

    /// What made it; the empty word where nothing was noted.
    package var operation = OpenEnum<OperationName>(GoString())
    package var user = GoString()
    package var host = GoString()
    /// Who asked for it, from `SWELM_ACTOR`; empty where it is not set.
    package var actor = GoString()
    /// The page of the CI run; empty outside of CI.
    package var ciURL = GoString()
    /// The staged release that it is of, such as `productpage.3`; empty for none, as are the next two.
    package var rollout = GoString()
    package var stage = GoString()
    /// Tells it from everything else that the rollout does.
    package var effect = GoString()
    /// The attempt at the stage; 0 for none.
    package var attempt = 0
    /// Why somebody made it beside a rollout (`--reason`).
    package var reason = GoString()
    package var recordedAt = GoTime.zero
    /// The chart as it was named on the command line.
    package var chartReference = GoString()
    package var chartDigest = GoString()
    /// The commit of the chart's folder; empty where that is in no git repository.
    package var gitCommit = GoString()
    package var valuesFiles: [ValuesFile] = []
    /// All `--set` flags in the order they count.
    package var setValues: [SetValue] = []
    /// The complete values the templates saw; nil where they are not known.
    package var effectiveValues: Map?

    package init() {}
}
