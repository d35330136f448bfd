import GoTemplate

/// Objects that go while others still need them.
enum ReferenceRules {
    static let all: [RiskRule] = [
        RiskRule(
            "reference-lost", .high, "An object is deleted that another one still uses", .changeInRelease(references))
    ]

    @Sendable private static func references(_ diff: ObjectDiff, _ old: RiskScope, _ new: RiskScope) -> [RiskFinding] {
        guard let gone = diff.deleted, !gone.isKept, gone.identity.group.isEmpty, !new.mayProvide(gone.identity) else {
            return []
        }
        switch gone.identity.kind {
        case "ConfigMap", "Secret", "ServiceAccount", "PersistentVolumeClaim": return uses(of: gone.identity, new)
        case "Service": return routes(to: gone.identity, new)
        default: return []
        }
    }

    private static func uses(of gone: ObjectIdentity, _ scope: RiskScope) -> [RiskFinding] {
        scope.pods.filter { $0.identity.isNear(gone.namespace) }.compactMap { pod in
            let use = PodReference.all(in: pod.spec).first { $0.kind == gone.kind && $0.name == gone.name }
            return use.map { finding(gone, usedBy: pod.identity, at: $0.path) }
        }
    }

    private static func routes(to gone: ObjectIdentity, _ scope: RiskScope) -> [RiskFinding] {
        let uses = scope.backends.filter {
            $0.service == gone.name && gone.isNear($0.namespace) && ($0.weight ?? 0) > 0
        }
        return uses.prefix(1).map { finding(gone, usedBy: $0.object.identity, at: $0.path) }
    }

    private static func finding(
        _ gone: ObjectIdentity, usedBy user: ObjectIdentity, at path: FieldPath
    ) -> RiskFinding {
        RiskFinding(gone, nil, "it is deleted, but " + user.text + " uses it (" + path.text + ")")
    }
}

/// Another object that pods cannot start without.
struct PodReference: Sendable {
    let kind: GoString
    let name: GoString
    let path: FieldPath

    static func all(in spec: PodSpec) -> [PodReference] {
        let account = spec.node.field("serviceAccountName").map {
            PodReference(kind: "ServiceAccount", name: $0.text, path: spec.path.below("serviceAccountName"))
        }
        return volumes(spec) + spec.containers.flatMap(variables) + (account.map { [$0] } ?? [])
    }

    private static func volumes(_ spec: PodSpec) -> [PodReference] {
        spec.node.elements("volumes").enumerated().flatMap { index, volume in
            let path = spec.path.below("volumes").item("name", volume.field("name")?.text ?? "", old: nil, new: index)
            let projected = volume.elements("projected", "sources")
            return ([volume] + projected).flatMap { source in
                [
                    reference("ConfigMap", source.field("configMap"), "name", path),
                    reference("Secret", source.field("secret"), "secretName", path),
                    reference("Secret", source.field("secret"), "name", path),
                    reference("PersistentVolumeClaim", source.field("persistentVolumeClaim"), "claimName", path),
                ].compactMap { $0 }
            }
        }
    }

    private static func variables(_ container: Container) -> [PodReference] {
        let single = container.node.elements("env").enumerated().flatMap { index, variable in
            let name = variable.field("name")?.text ?? ""
            let path = container.path().below("env").item("name", name, old: nil, new: index)
            let source = variable.field("valueFrom")
            return [
                reference("ConfigMap", source?.field("configMapKeyRef"), "name", path),
                reference("Secret", source?.field("secretKeyRef"), "name", path),
            ]
        }
        let whole = container.node.elements("envFrom").enumerated().flatMap { index, source in
            let path = container.path().below("envFrom").item(index)
            return [
                reference("ConfigMap", source.field("configMapRef"), "name", path),
                reference("Secret", source.field("secretRef"), "name", path),
            ]
        }
        return (single + whole).compactMap { $0 }
    }

    /// Nil where nothing is named, or the pods start without it.
    private static func reference(
        _ kind: GoString, _ node: Node?, _ key: GoString, _ path: FieldPath
    ) -> PodReference? {
        guard let node, let name = node.field(key)?.text, node.field("optional")?.isTrue != true else { return nil }
        return PodReference(kind: kind, name: name, path: path)
    }
}
