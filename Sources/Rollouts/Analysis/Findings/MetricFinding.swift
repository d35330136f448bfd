import GoTemplate

/// What came of the check of a metric.
package struct MetricFinding {
    package let metric: MetricDefinition
    package let finding: Finding

    init(_ metric: MetricDefinition, _ finding: Finding) { (self.metric, self.finding) = (metric, finding) }

    /// Its name with the reasons and the numbers.
    package var text: GoString {
        let numbers = finding.evidence.map { $0.text(unit: metric.unit) }
        let parts = finding.reasons.map(\.text) + [numbers].compactMap(\.self)
        return metric.name + ": " + (parts.isEmpty ? "not measured yet" : parts.joined(by: "; "))
    }
}
