import Charts
import Codecs
import Failures
import GoTemplate

/// The metadata of an object, changed as kyaml's filters do: yaml/fns.go and kfns.go.
extension YAMLSyntaxNode {
    private static let metadata: GoString = "metadata"
    private static let annotations: GoString = "annotations"

    /// The items of a list; nil for any other object.
    var listedItems: [YAMLSyntaxNode]? {
        let kind = root.field("kind")?.value ?? GoString()
        guard kind == "List" || kind == "ResourceList" else { return nil }
        guard let items = root.field("items") else { return root.field("functionConfig") == nil ? nil : [] }
        return items.content
    }

    /// Whether the object has a type or metadata.
    var hasMetadata: Bool { ["apiVersion", "kind", "metadata"].contains { root.field($0)?.isEmpty == false } }

    /// An annotation's value; empty where there is none.
    func annotation(_ key: GoString) -> GoString {
        root.field(Self.metadata)?.field(Self.annotations)?.field(key)?.value ?? GoString()
    }

    /// Sets an annotation, in quotes where it is new.
    ///
    /// - Throws: `HelmError` where the object or its metadata is no mapping.
    func setAnnotation(_ key: GoString, _ value: GoString) throws(HelmError) {
        try clearEmptyAnnotations()
        let annotations = root.mapping(at: Self.metadata).mapping(at: Self.annotations)
        try annotations.checkMapping()
        let node = YAMLSyntaxNode.quoted(value)
        guard let index = annotations.index(of: key) else {
            annotations.content += [.key(key), node]
            return
        }
        node.takeStyle(of: annotations.content[index + 1])
        annotations.content[index + 1] = node
    }

    /// Removes an annotation, where there is one.
    func clearAnnotation(_ key: GoString) throws(HelmError) {
        try root.checkMapping()
        guard let metadata = root.field(Self.metadata) else { return }
        try metadata.checkMapping()
        guard let annotations = metadata.field(Self.annotations) else { return }
        try annotations.checkMapping()
        annotations.removeField(key) { _ in true }
    }

    /// Removes annotations and metadata that hold nothing.
    func clearEmptyAnnotations() throws(HelmError) {
        try root.checkMapping()
        if let metadata = root.field(Self.metadata) {
            try metadata.checkMapping()
            metadata.removeField(Self.annotations) { $0.content.isEmpty }
        }
        root.removeField(Self.metadata) { $0.content.isEmpty }
    }
}

// MARK: - Fields

extension YAMLSyntaxNode {
    private var isEmpty: Bool { isNull || kind != .scalar && kind != .alias && content.isEmpty }

    private func index(of key: GoString) -> Int? {
        guard kind == .mapping else { return nil }
        return stride(from: 0, to: content.count - 1, by: 2).first { content[$0].value == key }
    }

    private func field(_ key: GoString) -> YAMLSyntaxNode? { index(of: key).map { content[$0 + 1] } }

    private func removeField(_ key: GoString, where isObsolete: (YAMLSyntaxNode) -> Bool) {
        guard let index = index(of: key), isObsolete(content[index + 1]) else { return }
        content.removeSubrange(index...(index + 1))
    }

    /// The value of a field, which is an empty mapping from now on where there was none.
    private func mapping(at key: GoString) -> YAMLSyntaxNode {
        if let value = field(key) { return value }
        let value = YAMLSyntaxNode.mapping()
        content += [.key(key), value]
        return value
    }

    /// Mirrors fns.go ErrorIfInvalid; null passes for anything.
    private func checkMapping() throws(HelmError) {
        guard kind != .mapping, !isNull else { return }
        let name: GoString =
            switch kind {
            case .sequence: "SequenceNode"
            case .scalar: "ScalarNode"
            case .alias: "AliasNode"
            default: "DocumentNode"
            }
        let text = GoString((try? YAMLSyntaxNode.text(of: [self])) ?? [])
        throw HelmError("wrong node kind: expected MappingNode but got " + name + ": node contents:\n" + text)
    }
}
