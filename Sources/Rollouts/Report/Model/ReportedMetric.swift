import GoTemplate

/// A metric that a stage is held against, as reports name it.
package struct ReportedMetric: Sendable {
    package let name: GoString
    /// Of single values, such as `ms`.
    package let unit: GoString
    package let check: Check
    /// Whether it is only shown.
    package let isAdvisory: Bool

    package init(_ name: GoString, unit: GoString = "", _ check: Check, isAdvisory: Bool = false) {
        (self.name, self.unit, self.check, self.isAdvisory) = (name, unit, check, isAdvisory)
    }

    package init(_ metric: MetricDefinition) {
        self.init(metric.name, unit: metric.unit, metric.check, isAdvisory: metric.isAdvisory)
    }
}
