import Charts
import Compatibility
import GoTemplate

extension Capabilities {
    /// The API versions Helm knows of without a cluster, in its order: those of its Kubernetes client.
    package static var standardAPIVersions: [GoString] {
        Compatibility.has(.kubernetes137) ? versionsOfKubernetes137 : versionsOfKubernetes136
    }

    private static let versionsOfKubernetes137: [GoString] = {
        var versions = versionsOfKubernetes136
        insert("lifecycle.k8s.io/v1alpha1", before: "networking.k8s.io/v1", into: &versions)
        insert("scheduling.k8s.io/v1alpha3", before: "scheduling.k8s.io/v1alpha2", into: &versions)
        versions.removeAll { $0 == "scheduling.k8s.io/v1alpha2" }
        insert("storagemigration.k8s.io/v1", before: "storagemigration.k8s.io/v1beta1", into: &versions)
        return versions
    }()

    private static func insert(_ version: GoString, before next: GoString, into versions: inout [GoString]) {
        versions.insert(version, at: versions.firstIndex(of: next) ?? versions.endIndex)
    }

    private static let versionsOfKubernetes136: [GoString] = [
        "v1",
        "admissionregistration.k8s.io/v1",
        "admissionregistration.k8s.io/v1alpha1",
        "admissionregistration.k8s.io/v1beta1",
        "internal.apiserver.k8s.io/v1alpha1",
        "apps/v1",
        "apps/v1beta1",
        "apps/v1beta2",
        "authentication.k8s.io/v1",
        "authentication.k8s.io/v1alpha1",
        "authentication.k8s.io/v1beta1",
        "authorization.k8s.io/v1",
        "authorization.k8s.io/v1beta1",
        "autoscaling/v1",
        "autoscaling/v2",
        "batch/v1",
        "batch/v1beta1",
        "certificates.k8s.io/v1",
        "certificates.k8s.io/v1beta1",
        "certificates.k8s.io/v1alpha1",
        "coordination.k8s.io/v1alpha2",
        "coordination.k8s.io/v1beta1",
        "coordination.k8s.io/v1",
        "discovery.k8s.io/v1",
        "discovery.k8s.io/v1beta1",
        "events.k8s.io/v1",
        "events.k8s.io/v1beta1",
        "extensions/v1beta1",
        "flowcontrol.apiserver.k8s.io/v1",
        "flowcontrol.apiserver.k8s.io/v1beta1",
        "flowcontrol.apiserver.k8s.io/v1beta2",
        "flowcontrol.apiserver.k8s.io/v1beta3",
        "networking.k8s.io/v1",
        "networking.k8s.io/v1beta1",
        "node.k8s.io/v1",
        "node.k8s.io/v1alpha1",
        "node.k8s.io/v1beta1",
        "policy/v1",
        "policy/v1beta1",
        "rbac.authorization.k8s.io/v1",
        "rbac.authorization.k8s.io/v1beta1",
        "rbac.authorization.k8s.io/v1alpha1",
        "resource.k8s.io/v1",
        "resource.k8s.io/v1beta2",
        "resource.k8s.io/v1beta1",
        "resource.k8s.io/v1alpha3",
        "scheduling.k8s.io/v1alpha2",
        "scheduling.k8s.io/v1beta1",
        "scheduling.k8s.io/v1",
        "storage.k8s.io/v1beta1",
        "storage.k8s.io/v1",
        "storage.k8s.io/v1alpha1",
        "storagemigration.k8s.io/v1beta1",
        "apiextensions.k8s.io/v1beta1",
        "apiextensions.k8s.io/v1",
    ]
}
