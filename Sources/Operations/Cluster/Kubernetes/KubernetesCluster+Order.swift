import Kubernetes
import KubernetesClient

extension KubernetesCluster {
    /// Applies the steps of a plan at once, or pass by pass, each once the one before has taken effect.
    ///
    /// - Parameter apply: applies some of the steps.
    func inOrder(
        _ plan: ApplyPlan, _ options: ApplyOptions, noting applied: inout Applied,
        apply: ([ApplyPlan.Step], inout Applied) throws(ClusterFailure) -> Void
    ) throws(ClusterFailure) {
        guard options.order == .safe else { return try apply(plan.steps, &applied) }
        let passes = ApplyPasses(plan.steps)
        try apply(passes.grow, &applied)
        try wait(for: ApplyPlan(plan.change, steps: passes.grow), options)
        try askGate(of: passes, options)
        try apply(passes.route, &applied)
        if passes.drains { try drain(for: options.drain) }
        try apply(passes.shrink, &applied)
        let deleted = Set(applied.deleted)
        let gone = passes.shrink.filter { deleted.contains($0.object) }.compactMap(\.target)
        try waitForDeletion(of: gone, options, telling: progress)
    }

    /// Asks whether traffic may move, where some does.
    private func askGate(of passes: ApplyPasses, _ options: ApplyOptions) throws(ClusterFailure) {
        guard let gate = options.routeGate, passes.movesTraffic else { return }
        let grown = Set(passes.grow.map(\.object))
        let executor = try executor(options)
        var changed: [ObjectKey] = []
        for step in passes.route where !grown.contains(step.object) {
            if try executor.isChangedByOthers(step) { changed.append(step.object) }
        }
        try gate(RouteMove(changedRoutes: changed))
    }

    /// Lets what still goes the old way come to its end.
    private func drain(for seconds: Int64) throws(ClusterFailure) {
        let loop = try connection.loop
        loop.pause(for: .seconds(seconds))
        if loop.isCancelled { throw ClusterFailure.cancelled }
    }
}
