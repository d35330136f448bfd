import Codecs
import GoTemplate

/// Where a Secret in a tree holds its values, whatever it is spelled like and whatever it stands in.
struct SecretFields {
    /// Each field that holds values, and whether they are written in base64.
    private(set) var fields: [(index: Int, isEncoded: Bool)] = []
    /// The annotation in which kubectl keeps a copy of the whole object.
    private(set) var appliedCopy: Int?

    /// All Secrets of a document: those of lists, and those within other objects that hold templates of them.
    static func all(in tree: YAMLTree) -> [SecretFields] {
        let kinds = tree.entries(named: "kind").filter(tree.isKindOfSecrets)
        let roots = kinds.map { (root: tree.parent(of: $0), isList: tree.text(of: $0).count > 6) }
        let items = roots.filter(\.isList).compactMap { tree.child("items", of: $0.root) }
        // The items of a SecretList may leave their kind out.
        let untyped = items.flatMap { Array(tree.children(of: $0)) }.filter { tree.child("kind", of: $0) == nil }
        return (roots.filter { !$0.isList }.map(\.root) + untyped).map { SecretFields($0, tree) }
    }

    /// What may be read in a Secret by all who may read about it.
    private static let harmless: Set<String> = ["apiversion", "kind", "metadata", "type", "immutable"]

    private init(_ root: Int, _ tree: YAMLTree) {
        // Without metadata it may be a reference to a Secret, which names it.
        let metadata = tree.child("metadata", of: root)
        for child in tree.children(of: root) {
            let key = tree.withKey(of: child) { String(decoding: $0 ?? .init(start: nil, count: 0), as: UTF8.self) }
            let name = key.lowercased()
            if metadata != nil ? !Self.harmless.contains(name) : name.hasSuffix("data") {
                fields.append((child, name != "stringdata"))
            }
        }
        appliedCopy = metadata.flatMap { tree.child("annotations", of: $0) }
            .flatMap { tree.child("kubectl.kubernetes.io/last-applied-configuration", of: $0) }
    }
}

extension YAMLTree {
    func children(of index: Int) -> some Sequence<Int> {
        let end = entries[index].kind.isCollection ? Int(entries[index].end) : index
        return sequence(first: index + 1) { Int(entries[$0].end) }.prefix { $0 < end }
    }

    func child(_ key: GoString, of index: Int) -> Int? {
        guard entries[index].kind == .map else { return nil }
        return children(of: index).first { child in
            withKey(of: child) { name in name.map { $0.elementsEqual(key.bytes) } ?? false }
        }
    }

    func text(of index: Int) -> GoString { withText(of: index) { GoString($0) } }

    /// Whether a kind is `Secret` or `SecretList`, in letters of any size.
    fileprivate func isKindOfSecrets(_ index: Int) -> Bool {
        guard !entries[index].kind.isCollection, withText(of: index, { $0.count == 6 || $0.count == 10 }) else {
            return false
        }
        return ["secret", "secretlist"].contains(text(of: index).text.lowercased())
    }

    /// The mapping that holds a field.
    fileprivate func parent(of index: Int) -> Int {
        entries[..<index].lastIndex { $0.kind == .map && $0.end > index } ?? 0
    }
}
