import GoTemplate
import Manifests

extension Node {
    /// The value below keys; nil for null, which Kubernetes takes for no value.
    func field(_ keys: GoString...) -> Node? { field(keys) }

    func field(_ keys: [GoString]) -> Node? {
        var node = self
        for key in keys {
            guard let next = node[key] else { return nil }
            node = next
        }
        return node.kind == .null ? nil : node
    }

    /// The elements of the list below keys.
    func elements(_ keys: GoString...) -> [Node] { field(keys).map { $0.kind == .list ? $0.children : [] } ?? [] }

    /// The texts of a list of scalars below keys.
    func texts(_ keys: GoString...) -> [GoString] {
        field(keys).map { $0.kind == .list ? $0.children.map(\.text) : [] } ?? []
    }

    /// A map of texts, such as labels, below keys.
    func labels(_ keys: GoString...) -> [GoString: GoString] {
        guard let map = field(keys), map.kind == .map else { return [:] }
        let pairs = map.children.compactMap { child in child.key.map { ($0, child.text) } }
        return Dictionary(pairs, uniquingKeysWith: { $1 })
    }

    var isTrue: Bool { bool == true }
}

extension DiffObject {
    func field(_ keys: GoString...) -> Node? { root.field(keys) }

    func annotation(_ name: GoString) -> GoString? { root.field("metadata", "annotations", name)?.text }

    /// Whether this is a hook of Helm's, which is made anew when it runs and is no part of the release.
    var isHook: Bool { identity.role == .hook }

    /// Whether this is a hook that `helm test` runs.
    var isTest: Bool { isHook && annotation(HookAnnotation.events)?.text.hasPrefix("test") == true }

    /// Whether an upgrade leaves it in the cluster when the chart has it no longer.
    ///
    /// Mirrors pkg/kube client.go update: unlike an uninstall, it takes no other spelling of `keep`. It never deletes
    /// hooks and files of `crds`.
    var isKept: Bool { identity.role != .managed || annotation("helm.sh/resource-policy") == "keep" }

    func isOf(_ group: GoString, _ kind: GoString) -> Bool { identity.kind == kind && identity.group == group }
}

extension FieldPath {
    func below(_ keys: GoString...) -> FieldPath { FieldPath(elements + keys.map(PathElement.key)) }

    /// The path of a list's element that a key identifies.
    func item(_ key: GoString, _ value: GoString, old: Int?, new: Int?) -> FieldPath {
        let selectors = value.isEmpty ? [] : [ListItem.Selector(key: key, value: value)]
        return appending(.item(ListItem(selectors: selectors, oldIndex: old, newIndex: new)))
    }

    /// The path of a list's element on the side that is looked at.
    func item(_ index: Int) -> FieldPath { appending(.item(ListItem(oldIndex: nil, newIndex: index))) }
}

extension ObjectDiff {
    /// The object before and after, where it stays the same object in the cluster.
    var kept: (old: DiffObject, new: DiffObject)? {
        guard let old, let new, old.identity == new.identity else { return nil }
        return (old, new)
    }

    /// The object that goes away: removed, or known by another name from now on.
    var deleted: DiffObject? {
        guard let old, !isNoise else { return nil }
        return old.identity == new?.identity ? nil : old
    }

    /// Whether something below a path changes that does not change with each render.
    func changes(at path: FieldPath) -> Bool {
        changes.contains { change in
            change.noise != .random && change.noise != .null
                && (change.path.isWithin(path) || path.isWithin(change.path))
        }
    }
}
