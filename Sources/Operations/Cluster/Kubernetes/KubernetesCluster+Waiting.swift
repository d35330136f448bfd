import GoTemplate
import Kubernetes
import KubernetesClient

extension KubernetesCluster {
    /// Waits, as far as the options ask for it, until the objects of a plan are ready, or those it deleted are gone.
    package func wait(for plan: ApplyPlan, _ options: ApplyOptions) throws(ClusterFailure) {
        if case .uninstall = plan.change {
            return try waitForDeletion(of: plan.steps.compactMap(\.target), options)
        }
        let objects = plan.steps.filter { $0.action != .delete }.compactMap(\.target)
        switch options.waitStrategy {
        case .hookOnly: return
        case .watcher:
            let reader = StatusReader.objects(waitsForJobs: options.waitsForJobs)
            try StatusWait(objects, .ready, reader, on: connection).run(timeout: options.timeout)
        case .legacy:
            let readiness = LegacyReadiness(waitsForJobs: options.waitsForJobs)
            try LegacyWait(connection: connection, timeout: options.timeout).untilReady(objects, readiness)
        }
    }

    /// Waits until a hook has ended, where it is of a kind that ends.
    func waitForHook(_ objects: [MappedObject], _ options: ApplyOptions) throws(ClusterFailure) {
        switch options.waitStrategy {
        case .hookOnly, .watcher:
            try StatusWait(objects, .ready, .hooks, on: connection).run(timeout: options.timeout)
        case .legacy:
            let wait = LegacyWait(connection: connection, timeout: options.timeout)
            for object in objects { try wait.untilDone(object) }
        }
    }

    func waitForDeletion(of objects: [MappedObject], _ options: ApplyOptions) throws(ClusterFailure) {
        switch options.waitStrategy {
        case .hookOnly: return
        case .watcher:
            let reader = StatusReader.objects(waitsForJobs: false)
            try StatusWait(objects, .deleted, reader, on: connection).run(timeout: options.timeout)
        case .legacy: try LegacyWait(connection: connection, timeout: options.timeout).untilDeleted(objects)
        }
    }
}
