import Charts
import Failures
import GoRegexp
import GoTemplate
import Kubernetes
import Releases

/// Which releases `list` shows, and in what order.
///
/// Mirrors pkg/action list.go.
package struct ReleaseListing {
    /// Nil for all namespaces.
    package var namespace: GoString?
    /// Empty for all.
    package var statuses: Set<ReleaseStatus> = []
    /// A regular expression that the name has to match somewhere.
    package var filter = GoString()
    /// A label selector.
    package var selector = GoString()
    package var isByDate = false
    package var isReversed = false
    /// 0 and less for all.
    package var limit = 256
    package var offset = 0

    package init() {}

    /// The releases, and what could not be read.
    package func run(in store: any ReleaseStore) throws -> SummaryList {
        let expression = filter.isEmpty ? nil : try compile(filter)
        let onlySuperseded = statuses == [.superseded]
        let list = try store.summaries(SummaryQuery(namespace: namespace, isLatestOnly: !onlySuperseded))
        let named = list.summaries.filter { expression?.matches($0.name) ?? true }
        // Helm looks at the selector only where there is something to select from.
        if named.isEmpty { return SummaryList(summaries: [], unreadable: list.unreadable) }
        let selector = try LabelSelector(parsing: selector)
        let seesOwnLabels = store.systemLabels.areSelectable
        let selected = named.filter { summary in
            (statuses.isEmpty ? summary.status != .unknown : statuses.contains(summary.status))
                && (self.selector.isEmpty
                    || selector.matches(seesOwnLabels ? summary.selectableLabels : summary.labels))
        }
        return SummaryList(summaries: page(of: sorted(selected), outOf: named.count), unreadable: list.unreadable)
    }

    private func compile(_ text: GoString) throws(HelmError) -> Regexp {
        do { return try Regexp(compiling: text) } catch { throw HelmError(error.message) }
    }

    /// By name, or by date and name; releases that are equal keep the order of their records' names.
    ///
    /// Helm compares dates by the second, which is long here: a pipeline makes many releases in one.
    private func sorted(_ summaries: [ReleaseSummary]) -> [ReleaseSummary] {
        let ascending = summaries.sorted { left, right in
            let order = isByDate ? left.lastDeployed.compare(right.lastDeployed) : 0
            if order != 0 { return order < 0 }
            if left.name != right.name { return left.name < right.name }
            if left.namespace != right.namespace { return left.namespace < right.namespace }
            return left.revisionKey.recordName < right.revisionKey.recordName
        }
        return isReversed ? ascending.reversed() : ascending
    }

    private func page(of summaries: [ReleaseSummary], outOf count: Int) -> [ReleaseSummary] {
        let start = max(0, offset)
        guard start < summaries.count else { return [] }
        let size = limit > 0 ? min(limit, count) : count
        return Array(summaries[start...].prefix(size))
    }
}
