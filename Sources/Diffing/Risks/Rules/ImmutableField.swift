import GoTemplate

/// A field that the API server lets nobody change.
struct ImmutableField: Sendable {
    let group: GoString
    let kind: GoString
    let path: [GoString]
    /// What the API server takes where the field is missing.
    let standard: GoString?

    init(_ group: GoString, _ kind: GoString, _ path: GoString..., standard: GoString? = nil) {
        self.group = group
        self.kind = kind
        self.path = path
        self.standard = standard
    }

    func findings(_ diff: ObjectDiff) -> [RiskFinding] {
        guard let kept = diff.kept, kept.new.isOf(group, kind), !kept.old.isHook else { return [] }
        let path = FieldPath(self.path.map(PathElement.key))
        guard diff.changes(at: path), isChanged(kept.old.root.field(self.path), kept.new.root.field(self.path)) else {
            return []
        }
        return [Self.finding(kept, path)]
    }

    private func isChanged(_ old: Node?, _ new: Node?) -> Bool {
        if let standard, (old?.text ?? standard) == (new?.text ?? standard) { return false }
        guard let old, let new else { return (old == nil) != (new == nil) }
        return !old.isSame(as: new)
    }

    /// What is said of any such field, with its values where they are short.
    static func finding(_ objects: (old: DiffObject, new: DiffObject), _ path: FieldPath) -> RiskFinding {
        let keys = path.keys
        let values = [objects.old.root.field(keys), objects.new.root.field(keys)]
        let texts = values.map { $0.map { $0.isScalar ? $0.text : nil } ?? "nothing" }
        var change: GoString = ""
        if path.elements.count == keys.count, let old = texts[0], let new = texts[1] {
            change = " (from " + old + " to " + new + ")"
        }
        return RiskFinding(
            objects.new.identity, path,
            path.text + " cannot be changed" + change + ": the API server refuses the update")
    }
}

extension RiskRule {
    /// A rule about immutable fields.
    init(_ code: String, _ title: String, _ fields: [ImmutableField]) {
        self.init(code, .high, title, .change { diff in fields.flatMap { $0.findings(diff) } })
    }
}
