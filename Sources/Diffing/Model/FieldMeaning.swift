import Codecs
import GoTemplate
import Kubernetes

/// What the API server knows of the entries of a tree: their types, by the kinds of the document's objects.
struct FieldMeaning {
    /// Of each entry; empty where nothing is known.
    private(set) var types: [FieldType] = []
    /// Of each entry that is a field of a struct, the field.
    private var fields: [SchemaField?] = []
    /// The fields that name the namespace which the object has in any case.
    private(set) var impliedNamespaces: Set<Int> = []

    static let none = FieldMeaning()

    private init() {}

    init(_ tree: YAMLTree, _ options: DiffSide.ReadingOptions) {
        guard !tree.entries.isEmpty else { return }
        types = [FieldType](repeating: .unknown, count: tree.entries.count)
        fields = [SchemaField?](repeating: nil, count: tree.entries.count)
        for root in ObjectRoot.all(in: tree) { describe(root, in: tree, options) }
        for index in tree.entries.indices where types[index] != .unknown { describeContent(of: index, in: tree) }
    }

    var isKnown: Bool { !types.isEmpty }

    func field(_ index: Int) -> SchemaField? { fields[index] }

    /// Whether an entry is of a struct, so that what stands in it may be as good as missing.
    func holdsFields(_ index: Int) -> Bool { types[index].shape == .structure }

    private mutating func describe(_ root: ObjectRoot, in tree: YAMLTree, _ options: DiffSide.ReadingOptions) {
        let metadata = tree.child("metadata", of: root.index)
        if let type = FieldType.kind(root.kind, apiVersion: root.apiVersion) {
            types[root.index] = type
        } else if let metadata {
            types[metadata] = .metadata
        }
        guard let namespace = metadata.flatMap({ tree.child("namespace", of: $0) }) else { return }
        if options.isClusterScoped(root) || tree.text(of: namespace) == options.namespace {
            impliedNamespaces.insert(namespace)
        }
    }

    private mutating func describeContent(of index: Int, in tree: YAMLTree) {
        let type = types[index]
        switch (tree.entries[index].kind, type.shape) {
        case (.map, .structure):
            for child in tree.children(of: index) {
                guard let field = tree.withKey(of: child, { $0.flatMap(type.field) }) else { continue }
                (fields[child], types[child]) = (field, field.type)
            }
        case (.map, .map), (.list, .list): for child in tree.children(of: index) { types[child] = type.element }
        default: break
        }
    }
}

extension DiffSide.ReadingOptions {
    /// Whether an object has no namespace, whatever it says.
    func isClusterScoped(_ root: ObjectRoot) -> Bool {
        let group = ObjectIdentity.group(ofAPIVersion: root.apiVersion)
        return ResourceScope(group: group, kind: root.kind) == .cluster
            || clusterScopedKinds.contains(CustomKind(group: group, kind: root.kind))
    }
}
