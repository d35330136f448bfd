import GoTemplate
import Kubernetes

/// A change of a custom kind's schema that makes objects invalid, or loses a part of them.
struct SchemaChange: Sendable {
    enum Kind: Sendable {
        case removed, retyped, required, narrowed
    }

    let kind: Kind
    let path: FieldPath
    let message: GoString
}

/// Compares two OpenAPI schemas of the same version of a kind.
struct SchemaComparison {
    private(set) var changes: [SchemaChange] = []
    /// Where the schemas stand in their object.
    private var path: FieldPath
    /// The field that they describe, as in `spec.rules[].host`.
    private var field: GoString = ""
    private var depth = 0

    init(_ path: FieldPath) {
        self.path = path
    }

    mutating func compare(_ old: Node, _ new: Node) {
        // Schemas nest no deeper than the API server's limits allow; what does is no schema.
        guard depth < 200, !old.isSame(as: new) else { return }
        let types = [old, new].map(Self.type)
        if let before = types[0], let after = types[1], before != after, (before, after) != ("integer", "number") {
            add(.retyped, "is " + after + " instead of " + before)
            return
        }
        compareProperties(old, new)
        compareRequired(old, new)
        compareValues(old, new)
        for key in ["items", "additionalProperties"] as [GoString] {
            guard let before = old.field(key), let after = new.field(key) else { continue }
            within(key, field: key == "items" ? field + "[]" : field + ".*") { $0.compare(before, after) }
        }
    }

    private static func type(_ schema: Node) -> GoString? {
        schema.field("x-kubernetes-int-or-string")?.isTrue == true
            ? "an integer or a string" : schema.field("type")?.text
    }

    private mutating func add(_ kind: SchemaChange.Kind, _ message: GoString) {
        changes.append(
            SchemaChange(kind: kind, path: path, message: (field.isEmpty ? "the object" : field) + " " + message))
    }

    private mutating func within(_ keys: GoString..., field: GoString, _ body: (inout SchemaComparison) -> Void) {
        let (outerPath, outerField) = (path, self.field)
        path = FieldPath(path.elements + keys.map(PathElement.key))
        self.field = field
        depth += 1
        body(&self)
        (path, self.field) = (outerPath, outerField)
        depth -= 1
    }
}

// MARK: - Parts of a schema

extension SchemaComparison {
    private mutating func compareProperties(_ old: Node, _ new: Node) {
        guard let before = old.field("properties"), before.kind == .map else { return }
        let after = new.field("properties")
        let keepsOthers =
            new.field("x-kubernetes-preserve-unknown-fields")?.isTrue == true
            || new.field("additionalProperties") != nil
        for property in before.children {
            let name = property.key ?? ""
            within("properties", name, field: field.isEmpty ? name : field + "." + name) { comparison in
                if let other = after?[name] {
                    comparison.compare(property, other)
                } else if !keepsOthers {
                    comparison.add(.removed, "is removed: the API server drops it from objects")
                }
            }
        }
    }

    private mutating func compareRequired(_ old: Node, _ new: Node) {
        let before = Set(old.texts("required"))
        let defaulted = new.field("properties")
        for name in new.texts("required") where !before.contains(name) && defaulted?[name]?.field("default") == nil {
            within("required", field: field.isEmpty ? name : field + "." + name) {
                $0.add(.required, "is required: objects without it are refused")
            }
        }
    }

    private mutating func compareValues(_ old: Node, _ new: Node) {
        compareEnumeration(old, new)
        if let pattern = new.field("pattern"), old.field("pattern")?.isSame(as: pattern) != true {
            within("pattern", field: field) { $0.add(.narrowed, "must match " + pattern.text) }
        }
        for key in ["maximum", "maxLength", "maxItems", "maxProperties"] as [GoString] {
            compareLimit(key, old, new) { $0 < $1 }
        }
        for key in ["minimum", "minLength", "minItems", "minProperties"] as [GoString] {
            compareLimit(key, old, new) { $0 > $1 }
        }
    }

    private mutating func compareEnumeration(_ old: Node, _ new: Node) {
        guard new.field("enum") != nil else { return }
        let after = new.texts("enum")
        guard old.field("enum") != nil else {
            within("enum", field: field) { $0.add(.narrowed, "must be one of " + GoString.joined(after, by: ", ")) }
            return
        }
        let lost = old.texts("enum").filter { !after.contains($0) }
        guard !lost.isEmpty else { return }
        within("enum", field: field) { $0.add(.narrowed, "may no longer be " + GoString.joined(lost, by: ", ")) }
    }

    private mutating func compareLimit(
        _ key: GoString, _ old: Node, _ new: Node, isTighter: (Quantity, Quantity) -> Bool
    ) {
        guard let limit = new.field(key), let after = Quantity(limit.text) else { return }
        if let before = old.field(key).flatMap({ Quantity($0.text) }), !isTighter(after, before) { return }
        within(key, field: field) { $0.add(.narrowed, "has a " + key + " of " + limit.text) }
    }
}
