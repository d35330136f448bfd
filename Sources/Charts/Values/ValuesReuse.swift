import Failures
import GoTemplate

/// What an upgrade does with the values of the revision before.
///
/// Mirrors pkg/chart/common/util coalesce.go CoalesceValues and CoalesceTables.
package enum ValuesReuse {
    /// The values of a chart and all below it with those a user gave, in a new map.
    package static func coalesced(_ chart: Chart, _ values: Map, log: Log) throws(HelmError) -> Map {
        try ValuesCoalescer(log: log).coalesce(chart, values)
    }

    /// Adds to `values` what only `older` has; maps are merged, and a null in `values` takes an older value away.
    package static func add(_ older: Map, to values: Map, log: Log) {
        ValuesCoalescer(log: log).mergeTables(into: values, from: older.unshared(), nulls: .remove)
    }
}
