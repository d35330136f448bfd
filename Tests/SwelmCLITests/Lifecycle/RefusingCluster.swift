import GoTemplate
import Manifests
import Operations
import Releases

/// A cluster that takes everything but the one object that a real API server refused in the transcript.
struct RefusingCluster: Cluster {
    var isPresent: Bool { true }

    func create(_ release: Release, _ options: ApplyOptions) throws(ClusterFailure) {
        guard release.manifest.text.contains("port: 999999") else { return }
        let name = release.name.text + "-bad"
        let port = "Invalid value: 999999: must be between 1 and 65535, inclusive"
        throw ClusterFailure(
            GoString(
                "server-side apply failed for object \(release.namespace.text)/\(name) /v1, Kind=Service: "
                    + "Service \"\(name)\" is invalid: [spec.ports[0].port: \(port), spec.ports[0].targetPort: \(port)]"
            ))
    }

    func update(_ current: Release, to release: Release, _ options: ApplyOptions) throws(ClusterFailure) {
        do { try create(release, options) } catch {
            throw ClusterFailure("failed to create resource: " + error.message)
        }
    }

    func wait(for release: Release, _ options: ApplyOptions) throws(ClusterFailure) {}
    func run(_ hook: ReleaseHook, of release: Release, _ options: ApplyOptions) throws(ClusterFailure) {}
    func delete(_ manifests: [Manifest], of release: Release, _ options: ApplyOptions) throws(ClusterFailure) {}
}
