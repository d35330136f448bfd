import GoTemplate

/// Which object is meant: its kind, namespace and name.
package struct ObjectKey: Hashable, Sendable {
    package let groupVersionKind: GroupVersionKind
    /// Empty for objects of the whole cluster.
    package let namespace: GoString
    package let name: GoString

    package init(_ groupVersionKind: GroupVersionKind, namespace: GoString, name: GoString) {
        self.groupVersionKind = groupVersionKind
        self.namespace = namespace
        self.name = name
    }

    package var group: GoString { groupVersionKind.group }
    package var version: GoString { groupVersionKind.version }
    package var kind: GoString { groupVersionKind.kind }

    /// What two keys of the same object have in common: the server shows it in each version of its group.
    ///
    /// Mirrors helm pkg/kube resource.go isMatchingInfo.
    package var withoutVersion: ObjectKey {
        ObjectKey(GroupVersionKind(group: group, version: "", kind: kind), namespace: namespace, name: name)
    }

    package func inNamespace(_ namespace: GoString) -> ObjectKey {
        ObjectKey(groupVersionKind, namespace: namespace, name: name)
    }
}

/// How Helm names an object in its messages.
extension ObjectKey {
    /// `Deployment "web" in namespace "shop"`, as in failures of ownership.
    package var sentenceText: GoString {
        kind + " " + Strconv.quote(name) + " in namespace " + Strconv.quote(namespace)
    }

    /// `shop/web apps/v1, Kind=Deployment`, as in failures of applying.
    package var applyText: GoString { namespace + "/" + name + " " + groupVersionKind.text }

    /// `Deployment/shop/web`, as in failures of waiting.
    package var pathText: GoString { kind + "/" + namespace + "/" + name }

    /// `namespace=shop, name=web, kind=Deployment`, as in failures of deleting.
    package var fieldText: GoString { "namespace=" + namespace + ", name=" + name + ", kind=" + kind }

    /// `[Deployment] web`, as uninstall lists what it keeps.
    package var listText: GoString { "[" + kind + "] " + name }
}
