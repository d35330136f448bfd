import GoTemplate
import Manifests
import Operations
import Releases

/// A cluster that refuses one kind of step, always or some times.
final class FakeCluster: Cluster {
    enum Step { case create, update, wait, hook, delete }

    private let failing: Step?
    private var remaining: Int
    /// Runs at the start of each step.
    var onStep: (Step) -> Void = { _ in }

    init(failing: Step? = nil, times: Int = .max) {
        self.failing = failing
        remaining = times
    }

    var isPresent: Bool { true }

    private func take(_ step: Step) throws(ClusterFailure) {
        onStep(step)
        guard step == failing, remaining > 0 else { return }
        remaining -= 1
        throw ClusterFailure("refused")
    }

    func create(_ release: Release, _ options: ApplyOptions) throws(ClusterFailure) { try take(.create) }
    func update(_ current: Release, to release: Release, _ options: ApplyOptions) throws(ClusterFailure) {
        try take(.update)
    }
    func wait(for release: Release, _ options: ApplyOptions) throws(ClusterFailure) { try take(.wait) }
    func run(_ hook: ReleaseHook, of release: Release, _ options: ApplyOptions) throws(ClusterFailure) {
        try take(.hook)
    }
    func delete(_ manifests: [Manifest], of release: Release, _ options: ApplyOptions) throws(ClusterFailure) {
        try take(.delete)
    }
}
