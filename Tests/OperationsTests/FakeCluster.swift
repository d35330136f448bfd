import Failures
import GoTemplate
import Kubernetes
import Manifests
import Releases
import Rendering

@testable import Operations

/// A cluster that refuses one kind of step, always or some times, and notes all of them.
final class FakeCluster: Cluster {
    enum Step: Equatable {
        case reach, plan, requester, create, update, uninstall, wait, delete
        case hookDelete, hookCheck, hookCreate, hookWait, hookOutput, log
    }

    private let failing: Step?
    private var remaining: Int
    /// Every step that was asked for, but whether the cluster can be reached.
    private(set) var steps: [Step] = []
    /// The steps of hooks, such as `hookCreate before`.
    private(set) var hookSteps: [String] = []
    /// Steps that are always refused, too.
    var alsoFailing: [Step] = []
    /// What is read of a log before it is refused.
    var beginOfLog = GoString()
    /// Runs at the start of each step.
    var onStep: (Step) -> Void = { _ in }
    /// The only hook whose steps count; nil for all.
    var failingHook: GoString?
    /// What applying says it created.
    var created: [ObjectKey] = []

    /// What templates and guards find.
    var lookup: (any ObjectLookup)?
    /// What it says would become of the objects of any change.
    var foreseen: [ForeseenObject] = []
    /// Whether fields of others were taken, of each change.
    private(set) var forced: [Bool] = []
    /// By which name it knows whoever asks.
    var requester: GoString?
    private(set) var requesterQuestions = 0
    /// Runs in the middle of an upgrade that keeps a safe order, before its gate is asked.
    var onGrown: () -> Void = {}
    /// What it says that others changed until then.
    var changedRoutes: [ObjectKey] = []

    init(failing: Step? = nil, times: Int = .max) {
        self.failing = failing
        remaining = times
    }

    var isPresent: Bool { true }

    private func take(_ step: Step) throws(ClusterFailure) {
        if step != .reach {
            steps.append(step)
            onStep(step)
        }
        if step == failing, remaining > 0 {
            remaining -= 1
        } else if !alsoFailing.contains(step) {
            return
        }
        throw ClusterFailure("refused", kind: .invalid)
    }

    func checkReachable(for work: ClusterWork) throws(ClusterFailure) { try take(.reach) }

    func requesterName() throws(ClusterFailure) -> GoString? {
        requesterQuestions += 1
        try take(.requester)
        return requester
    }

    func plan(_ change: ReleaseChange, _ options: ApplyOptions) throws(ClusterFailure) -> ApplyPlan {
        try take(.plan)
        return ApplyPlan(change)
    }

    func apply(_ plan: ApplyPlan, _ options: ApplyOptions, noting applied: inout Applied) throws(ClusterFailure) {
        applied.created += created
        forced.append(options.forcesConflicts)
        onGrown()
        try options.routeGate?(RouteMove(changedRoutes: changedRoutes))
        switch plan.change {
        case .install, .namespace, .customResources: try take(.create)
        case .upgrade, .rollback: try take(.update)
        case .uninstall: try take(.uninstall)
        }
    }

    func foresee(
        _ plan: ApplyPlan, _ options: ApplyOptions
    ) throws(ClusterFailure) -> [ForeseenObject] { foreseen }

    func wait(for plan: ApplyPlan, _ options: ApplyOptions) throws(ClusterFailure) { try take(.wait) }
    func delete(_ objects: [ObjectKey], _ options: ApplyOptions) throws(ClusterFailure) { try take(.delete) }

    private func take(_ step: Step, _ hook: HookObject) throws(ClusterFailure) {
        hookSteps.append("\(step) \(hook.hook.name.text)")
        if let failingHook, failingHook != hook.hook.name { return }
        try take(step)
    }

    func check(_ hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure) { try take(.hookCheck, hook) }
    func create(_ hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure) { try take(.hookCreate, hook) }
    func wait(for hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure) { try take(.hookWait, hook) }
    func delete(_ hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure) { try take(.hookDelete, hook) }
    func writeOutput(of hook: HookObject, to log: Log) throws(ClusterFailure) { try take(.hookOutput, hook) }
    func readLog(
        ofPod name: GoString, in namespace: GoString, receive: @escaping ([UInt8]) -> Void
    ) throws(ClusterFailure) {
        if !beginOfLog.isEmpty { receive(beginOfLog.bytes) }
        try take(.log)
        receive((name + " in " + namespace + "\n").bytes)
    }
}
