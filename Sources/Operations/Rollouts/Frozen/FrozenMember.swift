import Charts
import GoTemplate
import Releases

/// One release of a frozen plan.
package struct FrozenMember {
    /// What the stages file calls it.
    package let name: GoString
    package let release: ReleaseKey
    /// As it was loaded, with all charts below; to be looked at only, see `chartToRender`.
    package let chart: Chart
    /// What was deployed; nil where nothing was.
    package let base: FrozenBase?
    /// Those that it takes part in, in the plan's order; see `FrozenPlan.stage`.
    package let stages: [FrozenStage]
    /// The name of its target; empty where the file has none.
    package var target = GoString()
    /// The number of the newest revision where that is not the base; nil where it is.
    package var newest: Int?

    package init(name: GoString, release: ReleaseKey, chart: Chart, base: FrozenBase?, stages: [FrozenStage]) {
        (self.name, self.release, self.chart, self.base, self.stages) = (name, release, chart, base, stages)
    }

    /// A chart of its own for a render, which changes it.
    package var chartToRender: Chart { chart.unshared() }
}
