import GoTemplate

/// What an object is: a kind of one version of an API group.
package struct GroupVersionKind: Hashable, Sendable {
    package let groupVersion: GroupVersion
    package let kind: GoString

    package init(_ groupVersion: GroupVersion, kind: GoString) {
        self.groupVersion = groupVersion
        self.kind = kind
    }

    package init(group: GoString, version: GoString, kind: GoString) {
        self.init(GroupVersion(group: group, version: version), kind: kind)
    }

    package var group: GoString { groupVersion.group }
    package var version: GoString { groupVersion.version }

    /// The kind in any version: versions of one kind show the same objects.
    package var groupKind: GroupKind { GroupKind(group: group, kind: kind) }

    /// As Go prints it: `apps/v1, Kind=Deployment`, and `/v1, Kind=Service` for the core group.
    package var text: GoString { group + "/" + version + ", Kind=" + kind }

    /// As Helm heads the objects of a kind: `v1/Deployment`.
    package var headingText: GoString { version + "/" + kind }
}

/// A kind of an API group, whatever its version.
package struct GroupKind: Hashable, Sendable {
    package let group: GoString
    package let kind: GoString

    package init(group: GoString, kind: GoString) {
        self.group = group
        self.kind = kind
    }

    /// As Go prints it: `Deployment.apps`, and `Service` for the core group.
    package var text: GoString { group.isEmpty ? kind : kind + "." + group }
}
