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

    /// - Throws: `ClusterFailure` for the first hook that fails; those after it do not run.
    func run(_ event: HookEvent, of release: inout Release) throws {
        guard options.runsHooks else { return }
        let order = Self.order(of: release.hooks, on: event)
        for (place, index) in order.enumerated() {
            do {
                try run(index, on: event, of: &release)
            } catch let failure as HookEndedBadly {
                try settle(failure, of: index, after: order.prefix(place), on: event, release)
            }
        }
        for index in order.reversed() {
            let hook = object(index, event, release)
            writeOutput(of: hook, if: .succeeded)
            try delete(hook, if: .succeeded)
        }
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

    /// Shows and deletes what the policies of a failed hook and of those before it say.
    private func settle(
        _ ending: HookEndedBadly, of index: Int, after earlier: some Sequence<Int>, on event: HookEvent,
        _ release: Release
    ) throws -> Never {
        let hook = object(index, event, release)
        writeOutput(of: hook, if: .failed)
        do { try delete(hook, if: .failed) } catch let failure as ClusterFailure {
            log.warn("error deleting the hook resource on hook failure: " + failure.message)
        }
        for index in earlier { try delete(object(index, event, release), if: .succeeded) }
        throw ending.failure
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
            log.warn("error outputting logs for hook failure: " + error.message)
        }
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

extension HookExecution {
    fileprivate mutating func end(_ phase: HookPhase) {
        completedAt = .wallClock
        self.phase = .known(phase)
    }
}
