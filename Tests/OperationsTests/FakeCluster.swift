import GoTemplate
import Manifests
import Operations
import Releases
import Synchronization

/// A cluster that refuses one kind of step, always or some times.
final class FakeCluster: Cluster {
    enum Step { case create, update, hook }

    private let failing: Step?
    private let remaining: Atomic<Int>

    init(failing: Step? = nil, times: Int = .max) {
        self.failing = failing
        remaining = Atomic(times)
    }

    var isPresent: Bool { true }

    private func refuse(_ step: Step) throws(ClusterFailure) {
        guard step == failing, remaining.load(ordering: .relaxed) > 0 else { return }
        remaining.subtract(1, ordering: .relaxed)
        throw ClusterFailure("refused")
    }

    func create(_ release: Release, _ options: ApplyOptions) throws(ClusterFailure) { try refuse(.create) }
    func update(_ current: Release, to release: Release, _ options: ApplyOptions) throws(ClusterFailure) {
        try refuse(.update)
    }
    func wait(for release: Release, _ options: ApplyOptions) throws(ClusterFailure) {}
    func run(_ hook: ReleaseHook, of release: Release, _ options: ApplyOptions) throws(ClusterFailure) {
        try refuse(.hook)
    }
    func delete(_ manifests: [Manifest], of release: Release, _ options: ApplyOptions) throws(ClusterFailure) {}
}
