import GoTemplate

/// What a reader does not want to see: fields, kinds of objects, and lines.
///
/// It counts for nothing: neither as a change nor for a risk. How much it is, is said.
package struct IgnoreRules: Sendable {
    package var fields: [FieldPattern] = []
    /// Kinds, in any case of letters.
    package var kinds: [GoString] = []
    /// A field all of whose changed lines match is ignored; of others the lines that do are not shown.
    package var lines: LinePatterns?

    package init() {}

    package var isEmpty: Bool { fields.isEmpty && kinds.isEmpty && lines == nil }

    /// Takes what is ignored out of a report that has no risks yet.
    package func apply(to report: inout DiffReport) {
        guard !isEmpty else { return }
        var kept: [ObjectDiff] = []
        for object in report.objects {
            var object = object
            if ignores(object) {
                report.ignored.objects += 1
                report.ignored.identities.insert(object.identity)
                continue
            }
            markIgnored(in: &object)
            let count = object.changes.count(where: \.isIgnored)
            report.ignored.fields += count
            report.ignored.fieldObjects += count > 0 ? 1 : 0
            if object.isIgnored { report.ignored.identities.insert(object.identity) } else { kept.append(object) }
        }
        report.objects = kept
    }

    /// Whether a risk is one of what is ignored.
    package func hides(_ risk: Risk, in report: DiffReport) -> Bool {
        guard let object = risk.object else { return false }
        if report.ignored.identities.contains(object) || isOfKind(object) { return true }
        return risk.path.map { path in isField(path, of: object) } ?? false
    }

    private func isOfKind(_ identity: ObjectIdentity) -> Bool {
        kinds.contains { $0.lowercased == identity.kind.lowercased }
    }

    private func isField(_ path: FieldPath, of identity: ObjectIdentity) -> Bool {
        fields.contains { $0.isAbout(identity) && $0.matches(path) }
    }
}

// MARK: - Objects

extension IgnoreRules {
    private func ignores(_ object: ObjectDiff) -> Bool {
        if isOfKind(object.identity) { return true }
        guard object.kind == .added || object.kind == .removed, let present = object.new ?? object.old else {
            return isField(FieldPath(), of: object.identity)
        }
        if covers(present.root, at: FieldPath(), of: object.identity) { return true }
        guard let lines else { return false }
        let listed = UnifiedListingWriter.list(object, showsNoise: true).lines.filter { $0.mark != .note }
        return !listed.isEmpty && listed.allSatisfy { lines.matches($0.text) }
    }

    private func markIgnored(in object: inout ObjectDiff) {
        for index in object.changes.indices where ignores(object.changes[index], of: object.identity) {
            object.changes[index].isIgnored = true
        }
        guard let lines else { return }
        let listing = UnifiedListingWriter.list(object, showsNoise: true)
        let changed = Dictionary(grouping: listing.lines.filter(\.isChanged)) { $0.change ?? -1 }
        for index in object.changes.indices {
            guard let own = changed[index], own.allSatisfy({ lines.matches($0.text) }) else { continue }
            object.changes[index].isIgnored = true
        }
        object.hide(lines)
    }

    private func ignores(_ change: FieldChange, of identity: ObjectIdentity) -> Bool {
        guard !isField(change.path, of: identity) else { return true }
        // What is added or removed as a whole is ignored where each part of it is.
        guard change.kind != .moved, !fields.isEmpty else { return false }
        let parts = [change.old, change.new].compactMap { $0 }
        return parts.contains { $0.kind.isCollection && !$0.isEmpty }
            && parts.allSatisfy { covers($0, at: change.path, of: identity) }
    }

    private func covers(_ node: Node, at path: FieldPath, of identity: ObjectIdentity) -> Bool {
        if isField(path, of: identity) { return true }
        guard node.kind.isCollection, !node.isEmpty, Nesting.allows(path.elements.count) else { return false }
        return node.children.enumerated().allSatisfy { index, child in
            let place = ListItem(selectors: child.selectors, oldIndex: index, newIndex: index)
            return covers(child, at: path.appending(child.key.map(PathElement.key) ?? .item(place)), of: identity)
        }
    }
}

extension Node {
    /// What may identify the element of a list: its scalars.
    fileprivate var selectors: [ListItem.Selector] {
        guard key == nil, kind == .map else { return [] }
        return children.filter(\.isScalar).map { ListItem.Selector(key: $0.key ?? GoString(), value: $0.text) }
    }
}

/// How much of a report is ignored.
package struct IgnoredCount: Sendable {
    /// Objects that are ignored as a whole.
    package var objects = 0
    package var fields = 0
    /// Objects that have the fields.
    package var fieldObjects = 0
    /// The objects of which nothing is left to report.
    var identities: Set<ObjectIdentity> = []

    /// `3 ignored fields in 2 objects, 1 ignored object`; nil where nothing is.
    package var text: String? {
        let objectWord = fieldObjects == 1 ? "object" : "objects"
        let inFields = "\(fields) ignored \(fields == 1 ? "field" : "fields") in \(fieldObjects) \(objectWord)"
        let whole = "\(objects) ignored \(objects == 1 ? "object" : "objects")"
        let parts = (fields > 0 ? [inFields] : []) + (objects > 0 ? [whole] : [])
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
