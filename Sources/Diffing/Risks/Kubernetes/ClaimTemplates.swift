import GoTemplate

/// The templates from which a StatefulSet makes a claim for each of its pods, named `TEMPLATE-SET-NUMBER`.
struct ClaimTemplates {
    let object: DiffObject
    /// In the order of the templates.
    let names: [GoString]

    /// Nil for other objects, and for sets without templates.
    init?(_ object: DiffObject) {
        guard object.isOf("apps", "StatefulSet") else { return nil }
        names = object.root.elements("spec", "volumeClaimTemplates").compactMap { $0.field("metadata", "name")?.text }
        guard !names.isEmpty else { return nil }
        self.object = object
    }

    /// The claim of the first pod, as an example.
    func claim(_ name: GoString) -> GoString { name + "-" + object.identity.name + "-0" }

    /// Whether the claims go with the set.
    var areDeletedWithSet: Bool {
        object.field("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted")?.text == "Delete"
    }

    /// Whether another set is likely to be this one by another name: much the same, or with the same claims and
    /// containers.
    func isLikely(_ other: ClaimTemplates) -> Bool {
        let containers = containerNames
        if Set(names) == Set(other.names), !containers.isEmpty, containers == other.containerNames { return true }
        return !RenameFinder(maximumChange: 0.5).find([object], [other.object]).isEmpty
    }

    private var containerNames: Set<GoString> { Set(PodSpec(object)?.containers.map(\.name) ?? []) }
}
