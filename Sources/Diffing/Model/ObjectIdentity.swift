import GoTemplate

/// What makes two objects of two renders the same one: group, kind, namespace and name.
package struct ObjectIdentity: Hashable, Sendable {
    /// The API group without its version; empty for the core group.
    package let group: GoString
    package let kind: GoString
    /// Empty for cluster-wide objects and where a manifest leaves it out.
    package let namespace: GoString
    package let name: GoString

    package init(group: GoString, kind: GoString, namespace: GoString, name: GoString) {
        self.group = group
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }

    /// `Deployment shop/web`, without the namespace where there is none.
    package var text: GoString {
        kind + " " + (namespace.isEmpty ? GoString() : namespace + "/") + name
    }

    /// The group of an `apiVersion` such as `apps/v1`.
    package static func group(ofAPIVersion apiVersion: GoString) -> GoString {
        guard let slash = apiVersion.bytes.lastIndex(of: UInt8(ascii: "/")) else { return GoString() }
        return GoString(apiVersion.bytes[..<slash])
    }
}
