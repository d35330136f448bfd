import GoTemplate

/// A kind that a CustomResourceDefinition makes.
package struct CustomKind: Hashable, Sendable {
    let group: GoString
    let kind: GoString
}

extension DiffSide {
    /// The custom kinds without namespaces, as the side's own definitions say.
    ///
    /// Only definitions of groups that the side's objects are of are looked at: they can be large.
    var clusterScopedKinds: Set<CustomKind> {
        let definitions = objects.filter { $0.isOf("apiextensions.k8s.io", "CustomResourceDefinition") }
        guard !definitions.isEmpty else { return [] }
        let groups = Set(objects.map(\.identity.group))
        return Set(definitions.filter { groups.contains($0.definedGroup) }.compactMap(\.clusterScopedKind))
    }

    /// The side with objects of these kinds taken for what they are, whatever namespace they name.
    func withClusterScoped(_ kinds: Set<CustomKind>) -> DiffSide {
        guard !kinds.isEmpty else { return self }
        var texts: [ObjectIdentifier: DocumentText] = [:]
        let objects = self.objects.map { object -> DiffObject in
            guard kinds.contains(CustomKind(group: object.identity.group, kind: object.identity.kind)) else {
                return object
            }
            let id = ObjectIdentifier(object.text)
            let text = texts[id] ?? DocumentText(object.text, clusterScoped: kinds)
            texts[id] = text
            return DiffObject(clusterScoped: object, text)
        }
        return DiffSide(name: name, objects: objects, problems: problems)
    }
}

extension DiffObject {
    /// The group that a definition's name ends in: `widgets.example.com` is one of `example.com`.
    fileprivate var definedGroup: GoString {
        GoString(identity.name.bytes.drop { $0 != UInt8(ascii: ".") }.dropFirst())
    }

    fileprivate var clusterScopedKind: CustomKind? {
        guard field("spec", "scope")?.text == "Cluster", let group = field("spec", "group")?.text,
            let kind = field("spec", "names", "kind")?.text
        else { return nil }
        return CustomKind(group: group, kind: kind)
    }
}
