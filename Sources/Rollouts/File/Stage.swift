import Codecs
import GoTemplate

/// One stage, as the file has it come out.
package struct Stage {
    package let name: GoString
    /// What the file calls it: of several waves each has a stage of that name.
    package let fileName: GoString
    /// Which wave it is of, from 0.
    package let wave: Int
    /// In the file, from 1.
    package let line: Int
    /// Where it stands in the file.
    let path: ValuePath
    /// Whether the values of the stages before count, too.
    package let isCumulative: Bool
    /// How it begins, is watched and ends; what it makes of each release is not known before it is rendered.
    package let plan: PlannedStage
    /// The names of the metrics that decide.
    package let checks: [GoString]
    /// What is measured while it is watched, also what is only shown.
    package let metrics: [MetricDefinition]
    package let steps: StageSteps
    package let row: RowPosition
    /// Who must agree, as the file has it: `user:NAME`, `group:NAME`.
    package let approvers: [GoString]
    /// By the names of members; those of other waves are left as they are.
    package let changes: [GoString: Change]

    /// What a stage does to one release.
    package struct Change {
        /// The values of its own, facts of the sides last.
        package let values: [StageValues]
        /// The weights that it declares; nil where it says nothing of them.
        package let split: TrafficSplit?
        /// The versions that it declares.
        package let versions: [SideRole: GoString]
    }
}
