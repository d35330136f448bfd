import GoTemplate
import Manifests
import Releases

/// Runs the hooks of one event and notes in the release how it went.
///
/// Mirrors pkg/action hooks.go execHookWithDelayedShutdown.
struct HookRunner {
    let cluster: any Cluster
    let options: ApplyOptions
    /// Keeps the release in the store between hooks.
    let lock: ReleaseLock

    /// - Throws: `ClusterFailure` for the first hook that fails.
    func run(_ event: HookEvent, of release: inout Release) throws {
        guard options.runsHooks else { return }
        for index in Self.order(of: release.hooks, on: event) { try run(index, on: event, of: &release) }
    }

    private func run(_ index: Int, on event: HookEvent, of release: inout Release) throws {
        if release.hooks[index].deletePolicies.isEmpty {
            release.hooks[index].deletePolicies = [.known(.beforeCreation)]
        }
        release.hooks[index].lastRun = HookExecution(startedAt: .wallClock, phase: .known(.running))
        if cluster.isPresent { try lock.record(release) }
        do {
            try lock.step { try cluster.run(release.hooks[index], of: release, options) }
        } catch let failure as ClusterFailure {
            release.hooks[index].lastRun.completedAt = .wallClock
            release.hooks[index].lastRun.phase = .known(.failed)
            throw failure
        }
        release.hooks[index].lastRun.completedAt = .wallClock
        release.hooks[index].lastRun.phase = .known(.succeeded)
    }

    /// The hooks of the event by weight, then name; a hook that names the event twice runs twice.
    private static func order(of hooks: [ReleaseHook], on event: HookEvent) -> [Int] {
        let indices = hooks.indices.flatMap { index in
            hooks[index].events.filter { $0 == .known(event) }.map { _ in index }
        }
        return indices.sorted { left, right in
            let (first, second) = (hooks[left], hooks[right])
            if first.weight != second.weight { return first.weight < second.weight }
            return first.name == second.name ? left < right : first.name < second.name
        }
    }
}
