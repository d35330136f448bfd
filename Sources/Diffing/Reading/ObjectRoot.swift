import Codecs
import GoTemplate

/// An object of a document: the document itself, or an item of a list such as `List` or `ConfigMapList`.
struct ObjectRoot {
    /// Its entry in the tree.
    let index: Int
    /// Empty where it has none.
    let kind: GoString
    /// Empty where it has none.
    let apiVersion: GoString

    private static let maximumDepth = 8

    init(index: Int, kind: GoString, apiVersion: GoString) {
        (self.index, self.kind, self.apiVersion) = (index, kind, apiVersion)
    }

    static func all(in tree: YAMLTree) -> [ObjectRoot] {
        tree.entries.isEmpty ? [] : all(in: tree, below: ObjectRoot(0, tree, listedIn: nil), depth: 0)
    }

    private static func all(in tree: YAMLTree, below root: ObjectRoot, depth: Int) -> [ObjectRoot] {
        guard depth < maximumDepth, let items = root.items(in: tree) else { return [root] }
        return tree.children(of: items).flatMap { item in
            all(in: tree, below: ObjectRoot(item, tree, listedIn: root), depth: depth + 1)
        }
    }

    /// What a list holds; nil for others, and for custom kinds that are only called so: they have names.
    private func items(in tree: YAMLTree) -> Int? {
        let metadata = tree.child("metadata", of: index)
        guard kind.hasSuffix("List"), metadata.flatMap({ tree.scalar("name", of: $0) }) == nil,
            let items = tree.child("items", of: index), tree.entries[items].kind == .list
        else { return nil }
        return items
    }

    /// The items of a `ConfigMapList` may leave out what they are.
    private init(_ index: Int, _ tree: YAMLTree, listedIn list: ObjectRoot?) {
        self.index = index
        let typed = list.flatMap { $0.kind == "List" ? nil : $0 }
        kind = tree.scalar("kind", of: index) ?? typed.map { GoString($0.kind.bytes.dropLast(4)) } ?? GoString()
        apiVersion = tree.scalar("apiVersion", of: index) ?? typed?.apiVersion ?? GoString()
    }
}

extension YAMLTree {
    /// The text of a scalar field; nil for null and none, too.
    func scalar(_ key: GoString, of index: Int) -> GoString? {
        guard let child = child(key, of: index), !entries[child].kind.isCollection, entries[child].kind != .null else {
            return nil
        }
        return text(of: child)
    }
}
