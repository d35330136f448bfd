import Failures
import GoTemplate
import Manifests
import Releases

/// Runs the hooks of one event and notes in the release how it went.
///
/// Mirrors pkg/action hooks.go execHook.
struct HookRunner {
    let cluster: any Cluster
    let options: ApplyOptions
    /// Keeps the release in the store before each hook.
    let lock: ReleaseLock
    let log: Log
    /// How hooks are created; nil for the way of the release.
    var applyMethod: ApplyMethod?

    /// Runs the hooks of an event, then shows and deletes what their policies say.
    ///
    /// - Throws: `ClusterFailure` for the first hook that fails; those after it do not run.
    func run(_ event: HookEvent, of release: inout Release) throws {
        let ending = try execute(event, of: &release)
        try settle(ending, of: release)
        if let failure = ending.failure { throw failure }
    }

    /// Runs the hooks of an event, up to the first that fails.
    ///
    /// - Throws: `ClusterFailure` for a hook that did not run; there is nothing to settle then.
    func execute(_ event: HookEvent, of release: inout Release) throws -> HookEnding {
        guard options.runsHooks else { return HookEnding(event: event, succeeded: []) }
        let order = Self.order(of: release.hooks, on: event)
        for (place, index) in order.enumerated() {
            do {
                try run(index, on: event, of: &release)
            } catch let failure as HookEndedBadly {
                writeOutput(of: object(index, event, release), if: .failed)
                return HookEnding(
                    event: event, succeeded: Array(order.prefix(place)), failed: index, failure: failure.failure)
            }
        }
        return HookEnding(event: event, succeeded: order)
    }

    /// Shows and deletes what the policies of hooks say that ran.
    func settle(_ ending: HookEnding, of release: Release) throws {
        guard let failed = ending.failed else {
            for index in ending.succeeded.reversed() {
                let hook = object(index, ending.event, release)
                writeOutput(of: hook, if: .succeeded)
                try delete(hook, if: .succeeded)
            }
            return
        }
        do { try delete(object(failed, ending.event, release), if: .failed) } catch let failure as ClusterFailure {
            log.info("error deleting the hook resource on hook failure: " + failure.message)
        }
        for index in ending.succeeded { try delete(object(index, ending.event, release), if: .succeeded) }
    }

    /// Runs one hook to its end.
    ///
    /// - Throws: `HookEndedBadly` where it ran and failed; `ClusterFailure` where it did not run.
    private func run(_ index: Int, on event: HookEvent, of release: inout Release) throws {
        if release.hooks[index].deletePolicies.isEmpty {
            release.hooks[index].deletePolicies = [.known(.beforeCreation)]
        }
        let hook = object(index, event, release)
        try delete(hook, if: .beforeCreation)
        try lock.step { try cluster.check(hook, options) }
        release.hooks[index].lastRun = HookExecution(startedAt: .wallClock, phase: .known(.running))
        log.debug(.update(release.revisionKey))
        if cluster.isPresent { try lock.record(release) }
        do {
            try explaining("warning: Hook " + GoString(event.rawValue) + " " + hook.hook.path + " failed: ") {
                try lock.step { try cluster.create(hook, options) }
            }
            try waiting { try lock.step { try cluster.wait(for: hook, options) } }
            release.hooks[index].lastRun.end(.succeeded)
        } catch {
            release.hooks[index].lastRun.end(.failed)
            throw error
        }
    }

    private func waiting(_ body: () throws -> Void) throws {
        do { try body() } catch let failure as ClusterFailure { throw HookEndedBadly(failure: failure) }
    }
}

/// A hook that ran and failed.
private struct HookEndedBadly: Error {
    let failure: ClusterFailure
}

extension HookRunner {
    private func object(_ index: Int, _ event: HookEvent, _ release: Release) -> HookObject {
        let method = applyMethod ?? (release.applyMethod == .known(.serverSide) ? .serverSide : .clientSide)
        return HookObject(hook: release.hooks[index], event: event, release: release.key, applyMethod: method)
    }

    /// Custom resource definitions stay: with them all their objects would go.
    private func delete(_ hook: HookObject, if policy: HookDeletePolicy) throws {
        guard hook.hook.kind != "CustomResourceDefinition" else { return }
        guard hook.hook.deletePolicies.contains(.known(policy)) else { return }
        try lock.step { try cluster.delete(hook, options) }
    }

    private func writeOutput(of hook: HookObject, if policy: HookOutputLogPolicy) {
        guard hook.hook.outputLogPolicies.contains(.known(policy)) else { return }
        do throws(ClusterFailure) { try cluster.writeOutput(of: hook, to: log) } catch {
            log.info("error outputting logs for hook failure: " + error.message)
        }
    }

    /// The hooks of the event by weight, then name; a hook that names the event twice runs twice.
    static func order(of hooks: [ReleaseHook], on event: HookEvent) -> [Int] {
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

extension HookExecution {
    fileprivate mutating func end(_ phase: HookPhase) {
        completedAt = .wallClock
        self.phase = .known(phase)
    }
}
