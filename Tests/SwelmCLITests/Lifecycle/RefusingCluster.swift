import Failures
import GoTemplate
import Kubernetes
import Manifests
import Operations
import Releases

/// A cluster that takes everything but the one object that a real API server refused in the transcript.
struct RefusingCluster: Cluster {
    var isPresent: Bool { true }

    func checkReachable(for work: ClusterWork) throws(ClusterFailure) {}

    func plan(_ change: ReleaseChange, _ options: ApplyOptions) throws(ClusterFailure) -> ApplyPlan {
        ApplyPlan(change)
    }

    func apply(_ plan: ApplyPlan, _ options: ApplyOptions, noting applied: inout Applied) throws(ClusterFailure) {
        switch plan.change {
        case .install(let target): try refuse(target, in: "")
        case .upgrade(_, let target), .rollback(_, let target): try refuse(target, in: "failed to create resource: ")
        case .namespace, .customResources, .uninstall: break
        }
    }

    private func refuse(_ target: ReleaseObjects, in step: String) throws(ClusterFailure) {
        guard target.manifest.text.contains("port: 999999") else { return }
        let name = target.key.name.text + "-bad"
        let port = "Invalid value: 999999: must be between 1 and 65535, inclusive"
        throw ClusterFailure(
            GoString(
                "\(step)server-side apply failed for object \(target.key.namespace.text)/\(name) /v1, Kind=Service: "
                    + "Service \"\(name)\" is invalid: [spec.ports[0].port: \(port), spec.ports[0].targetPort: \(port)]"
            ))
    }

    func wait(for plan: ApplyPlan, _ options: ApplyOptions) throws(ClusterFailure) {}
    func delete(_ objects: [ObjectKey], _ options: ApplyOptions) throws(ClusterFailure) {}
    func check(_ hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure) {}
    func create(_ hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure) {}
    func wait(for hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure) {}
    func delete(_ hook: HookObject, _ options: ApplyOptions) throws(ClusterFailure) {}
    func writeOutput(of hook: HookObject, to log: Log) throws(ClusterFailure) {}
    func readLog(
        ofPod name: GoString, in namespace: GoString, receive: @escaping ([UInt8]) -> Void
    ) throws(ClusterFailure) {}
}
