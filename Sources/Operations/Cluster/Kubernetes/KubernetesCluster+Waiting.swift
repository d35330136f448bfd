import GoLibrary
import GoTemplate
import Kubernetes
import KubernetesClient

extension KubernetesCluster {
    /// Waits, as far as the options ask for it, until the objects of a plan are ready, or those it deleted are gone.
    package func wait(for plan: ApplyPlan, _ options: ApplyOptions) throws(ClusterFailure) {
        switch plan.change {
        case .uninstall: return try waitForDeletion(of: plan.steps.compactMap(\.target), options, telling: progress)
        case .customResources: return try waitForKinds(of: plan.steps.compactMap(\.target), options)
        default: break
        }
        let objects = plan.steps.filter { $0.action != .delete }.compactMap(\.target)
        switch options.waitStrategy {
        case .hookOnly: return
        case .watcher:
            try watch(objects, .ready, .objects(waitsForJobs: options.waitsForJobs), options, telling: progress)
        case .legacy:
            let readiness = LegacyReadiness(waitsForJobs: options.waitsForJobs)
            try LegacyWait(connection: try connection, timeout: options.timeout).untilReady(objects, readiness)
        }
    }

    /// Watches objects until they are as they should be; where they will not be, tells why, if anybody listens.
    private func watch(
        _ objects: [MappedObject], _ goal: WaitGoal, _ reader: StatusReader, _ options: ApplyOptions,
        telling progress: (any ProgressSink)?
    ) throws(ClusterFailure) {
        let connection = try connection
        let wait = StatusWait(
            objects, goal, reader, on: connection, telling: progress, hiding: secretWords,
            failingFast: options.failsFast)
        do throws(ClusterFailure) { try wait.run(timeout: options.timeout) } catch {
            if let progress, !error.isCancellation {
                ReasonFinder(connection, hiding: secretWords).explain(wait.unsatisfied, progress.note)
            }
            throw error
        }
    }

    /// Waits until the server serves the kinds of custom resource definitions, whatever else is waited for: templates and
    /// objects of the release may be of these kinds.
    ///
    /// Helm does so with a wait strategy only; else it is luck whether the server is fast enough.
    private func waitForKinds(of definitions: [MappedObject], _ options: ApplyOptions) throws(ClusterFailure) {
        let connection = try connection
        let reader = StatusReader.objects(waitsForJobs: false)
        do throws(ClusterFailure) {
            try StatusWait(definitions, .ready, reader, on: connection).run(timeout: 60)
        } catch {
            // An account may make definitions and not watch them; what Helm does not wait for does not fail.
            if options.waitStrategy != .hookOnly || error.kind != .forbidden { throw error }
        }
        let kinds = definitions.flatMap(\.object.servedKinds)
        let deadline = Deadline(after: .seconds(10))
        repeat {
            connection.forgetDiscovery()
            guard let catalog = try? connection.catalog() else { return }
            if kinds.allSatisfy({ catalog.resource(of: $0) != nil }) { return }
            connection.loop.pause(for: .milliseconds(100), until: deadline)
        } while !deadline.isOver && !connection.loop.isCancelled
    }

    /// Waits until a hook has ended, where it is of a kind that ends.
    func waitForHook(_ objects: [MappedObject], _ options: ApplyOptions) throws(ClusterFailure) {
        switch options.waitStrategy {
        case .hookOnly, .watcher:
            try watch(objects, .ready, .hooks, options, telling: progress)
        case .legacy:
            let wait = LegacyWait(connection: try connection, timeout: options.timeout)
            for object in objects { try wait.untilDone(object, log: log) }
        }
    }

    /// - Parameter progress: hears of it; nil where nobody wants to.
    func waitForDeletion(
        of objects: [MappedObject], _ options: ApplyOptions, telling progress: (any ProgressSink)?
    ) throws(ClusterFailure) {
        switch options.waitStrategy {
        case .hookOnly: return
        case .watcher:
            try watch(objects, .deleted, .objects(waitsForJobs: false), options, telling: progress)
        case .legacy: try LegacyWait(connection: try connection, timeout: options.timeout).untilDeleted(objects)
        }
    }
}

extension LiveObject {
    /// The kinds that a custom resource definition has the server serve.
    fileprivate var servedKinds: [GroupVersionKind] {
        let (group, kind) = (text("spec", "group"), text("spec", "names", "kind"))
        return maps("spec", "versions").map { LiveObject($0) }.filter { $0.isTrue("served") }.map {
            GroupVersionKind(group: group, version: $0.text("name"), kind: kind)
        }
    }
}
