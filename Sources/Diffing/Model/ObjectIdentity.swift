import GoTemplate

/// What makes two objects of two renders the same one: role, group, kind, namespace and name.
package struct ObjectIdentity: Hashable, Sendable {
    /// What Helm does with an object.
    ///
    /// What moves from one role to another is another object: what leaves the release is deleted, and hooks and files of
    /// `crds` never are.
    package enum Role: String, Sendable {
        /// Part of the release.
        case managed
        /// Made when an event calls for it.
        case hook
        /// Of a chart's folder `crds`: made by an install where there is none, and never touched again.
        case chartCRD = "crds"
    }

    /// The API group without its version; empty for the core group.
    package let group: GoString
    package let kind: GoString
    /// Empty for cluster-wide objects and where a manifest leaves it out.
    package let namespace: GoString
    package let name: GoString
    package let role: Role
    /// Whether the name is only the beginning of one, `generateName`: each such object is another one.
    package let isNameGenerated: Bool

    package init(
        group: GoString, kind: GoString, namespace: GoString, name: GoString, role: Role = .managed,
        isNameGenerated: Bool = false
    ) {
        self.group = group
        self.kind = kind
        self.namespace = namespace
        self.name = name
        self.role = role
        self.isNameGenerated = isNameGenerated
    }

    /// `Deployment shop/web`, without the namespace where there is none; `Job web (hook)` for what is not managed.
    package var text: GoString {
        let place = namespace.isEmpty ? GoString() : namespace + "/"
        return kind + " " + place + name + (role == .managed ? GoString() : GoString(" (\(role.rawValue))"))
    }

    /// The same object without a namespace.
    var clusterScoped: ObjectIdentity {
        ObjectIdentity(
            group: group, kind: kind, namespace: GoString(), name: name, role: role, isNameGenerated: isNameGenerated)
    }

    /// The group of an `apiVersion` such as `apps/v1`.
    package static func group(ofAPIVersion apiVersion: GoString) -> GoString {
        guard let slash = apiVersion.bytes.lastIndex(of: UInt8(ascii: "/")) else { return GoString() }
        return GoString(apiVersion.bytes[..<slash])
    }
}
