import GoTemplate
import Rollouts

extension PlanFinding {
    /// What the checks of a stage cannot find out.
    static func ofChecks(_ stage: Stage) -> [PlanFinding] {
        guard let checks = stage.plan.bake?.checks else { return [] }
        let planned = checks.count * stage.row.count
        return stage.metrics.filter { !$0.isAdvisory }.flatMap { metric in
            outOfReach(metric, planned) + uncounted(metric)
        }
    }

    /// A comparison that needs more checks than there are.
    private static func outOfReach(_ metric: MetricDefinition, _ planned: Int) -> [PlanFinding] {
        guard let least = metric.bound.leastChecks(metric.settings), planned < least else { return [] }
        let text = metric.name + GoString(" needs \(least) checks to prove anything, and there are \(planned)")
        return [PlanFinding(code: .proofOutOfReach, message: text + ": make `bake` longer, or `interval` shorter")]
    }

    /// Prometheus knows no increase from nothing: what a counter is born with is lost.
    private static func uncounted(_ metric: MetricDefinition) -> [PlanFinding] {
        guard case .ratio = metric.bound, metric.settings.counting == .increase else { return [] }
        return [
            PlanFinding(
                code: .firstErrorsUncounted,
                message: metric.name
                    + " does not see errors from before the first scrape of a pod; `count: samples` counts them")
        ]
    }
}
