import GoTemplate

/// What a kustomization makes of the names of all of its objects.
struct KustomizeNames {
    private let namespace: GoString?
    private let prefix: GoString
    private let suffix: GoString

    init(_ fields: Map) {
        namespace = fields.text(of: "namespace")
        prefix = fields.text(of: "namePrefix") ?? ""
        suffix = fields.text(of: "nameSuffix") ?? ""
    }

    func applied(to object: DeclaredObject) -> DeclaredObject {
        var object = namespace.map(object.moved) ?? object
        guard !prefix.isEmpty || !suffix.isEmpty else { return object }
        let metadata = Map(copying: object.content.map(of: "metadata") ?? Map())
        metadata["name"] = .string(prefix + object.name + suffix)
        object.content = Map(copying: object.content)
        object.content["metadata"] = .map(metadata)
        return object
    }
}
