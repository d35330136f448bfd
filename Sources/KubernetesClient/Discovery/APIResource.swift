import GoTemplate
import Kubernetes

/// A collection of the API: what objects of a kind are called in paths.
package struct APIResource: Hashable, Sendable {
    package let groupVersion: GroupVersion
    /// In the plural, such as `deployments`; with a slash for a subresource, such as `deployments/scale`.
    package let name: GoString
    package let kind: GoString
    package let scope: ResourceScope
    /// What can be done with it, such as `list`.
    package let verbs: Set<GoString>

    package init(
        _ groupVersion: GroupVersion, name: GoString, kind: GoString, scope: ResourceScope,
        verbs: Set<GoString> = []
    ) {
        self.groupVersion = groupVersion
        self.name = name
        self.kind = kind
        self.scope = scope
        self.verbs = verbs
    }

    package var isSubresource: Bool { name.contains("/") }

    package var groupVersionKind: GroupVersionKind { GroupVersionKind(groupVersion, kind: kind) }

    /// As Go prints the resource of a group: `deployments.apps`, and `pods` for the core group.
    package var groupResourceText: GoString {
        groupVersion.group.isEmpty ? name : name + "." + groupVersion.group
    }
}

/// The collections that are needed without asking the server which there are.
extension APIResource {
    package static let secrets = core("secrets", "Secret")
    package static let configMaps = core("configmaps", "ConfigMap")
    package static let pods = core("pods", "Pod")
    package static let events = core("events", "Event")
    package static let namespaces = core("namespaces", "Namespace", scope: .cluster)
    package static let customResourceDefinitions = APIResource(
        GroupVersion(group: "apiextensions.k8s.io", version: "v1"), name: "customresourcedefinitions",
        kind: "CustomResourceDefinition", scope: .cluster)

    package static let replicaSets = APIResource(
        GroupVersion(group: "apps", version: "v1"), name: "replicasets", kind: "ReplicaSet", scope: .namespaced)

    private static func core(_ name: GoString, _ kind: GoString, scope: ResourceScope = .namespaced) -> APIResource {
        APIResource(GroupVersion(group: "", version: "v1"), name: name, kind: kind, scope: scope)
    }
}
