import GoTemplate

/// Changes of a CustomResourceDefinition that objects of its kind do not survive.
enum CustomResourceDefinitionRules {
    private static let group: GoString = "apiextensions.k8s.io"
    private static let kind: GoString = "CustomResourceDefinition"

    static let all: [RiskRule] = [
        RiskRule(
            "crd-identity-changed", "The scope or name of a custom kind changes",
            [
                ImmutableField(group, kind, "spec", "scope"), ImmutableField(group, kind, "spec", "names", "kind"),
                ImmutableField(group, kind, "spec", "names", "plural"), ImmutableField(group, kind, "spec", "group"),
            ]),
        RiskRule("crd-version-removed", .high, "A version of a custom kind is removed", .change(versions)),
        RiskRule("crd-field-removed", .high, "A field of a custom kind is removed", .change { schemas($0, .removed) }),
        RiskRule(
            "crd-field-changed", .high, "A field of a custom kind gets another type", .change { schemas($0, .retyped) }),
        RiskRule(
            "crd-field-required", .high, "A field of a custom kind becomes required",
            .change { schemas($0, .required) }),
        RiskRule(
            "crd-validation-narrowed", .medium, "A custom kind takes fewer values than before",
            .change { schemas($0, .narrowed) }),
    ]

    private static func definitions(_ diff: ObjectDiff) -> (old: DiffObject, new: DiffObject)? {
        guard let kept = diff.kept, kept.new.isOf(group, kind) else { return nil }
        return kept
    }

    private static func versions(of definition: DiffObject) -> [(index: Int, name: GoString, node: Node)] {
        definition.root.elements("spec", "versions").enumerated().compactMap { index, node in
            node.field("name").map { (index, $0.text, node) }
        }
    }

    @Sendable private static func versions(_ diff: ObjectDiff) -> [RiskFinding] {
        guard let (old, new) = definitions(diff) else { return [] }
        let left = Dictionary(versions(of: new).map { ($0.name, $0.node) }, uniquingKeysWith: { first, _ in first })
        return versions(of: old).compactMap { index, name, node in
            guard node.field("served")?.bool != false else { return nil }
            let path = FieldPath("spec", "versions").item("name", name, old: index, new: nil)
            guard let still = left[name] else {
                return RiskFinding(
                    new.identity, path, "version " + name + " is removed: objects stored in it cannot be read")
            }
            guard still.field("served")?.bool == false else { return nil }
            return RiskFinding(new.identity, path.below("served"), "version " + name + " is no longer served")
        }
    }

    private static func schemas(_ diff: ObjectDiff, _ kind: SchemaChange.Kind) -> [RiskFinding] {
        guard let (old, new) = definitions(diff) else { return [] }
        let before = Dictionary(versions(of: old).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        return versions(of: new).flatMap { index, name, node -> [RiskFinding] in
            guard let earlier = before[name], let schema = node.field("schema", "openAPIV3Schema"),
                let oldSchema = earlier.node.field("schema", "openAPIV3Schema")
            else { return [] }
            let start = FieldPath("spec", "versions").item("name", name, old: earlier.index, new: index)
            var comparison = SchemaComparison(start.below("schema", "openAPIV3Schema"))
            comparison.compare(oldSchema, schema)
            return comparison.changes.filter { $0.kind == kind }.map {
                RiskFinding(new.identity, $0.path, name + ": " + $0.message)
            }
        }
    }
}
