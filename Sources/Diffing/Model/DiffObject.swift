import GoTemplate

/// An object of a side.
///
/// Its fields are read when they are first asked for: most objects are the same on both sides.
package final class DiffObject: Sendable {
    package let identity: ObjectIdentity
    /// As in `apps/v1`.
    package let apiVersion: GoString
    package let source: GoString
    /// The line on which the object begins, in what `source` rendered.
    package let line: Int
    /// Which document of its side it comes from, from 0.
    package let position: Int
    /// The document that holds it.
    let text: DocumentText
    private let index: Int

    init(
        identity: ObjectIdentity, apiVersion: GoString, document: DiffDocument, position: Int, text: DocumentText,
        index: Int = 0, line: Int? = nil
    ) {
        self.identity = identity
        self.apiVersion = apiVersion
        self.source = document.source
        self.line = line ?? document.line
        self.position = position
        self.text = text
        self.index = index
    }

    /// The same object as a side has it whose documents are others.
    init(_ other: DiffObject, position: Int) {
        (identity, apiVersion, source, line) = (other.identity, other.apiVersion, other.source, other.line)
        (self.position, text, index) = (position, other.text, other.index)
    }

    /// The same object, of a kind of which it turned out that it has no namespace.
    init(clusterScoped other: DiffObject, _ text: DocumentText) {
        identity = other.identity.clusterScoped
        (apiVersion, source, line, position) = (other.apiVersion, other.source, other.line, other.position)
        (self.text, index) = (text, other.index)
    }

    /// The object's fields; those of Secrets masked, unless they are to be shown.
    package var root: Node { Node(tree: text.tree, index: index) }

    /// Whether the document holds nothing else.
    var isWholeDocument: Bool { index == 0 }

    /// Whether the object is written with the same bytes as another.
    func isWritten(as other: DiffObject) -> Bool {
        isWholeDocument && other.isWholeDocument && text.content == other.text.content
    }

    /// Whether the object has the same fields as another, however they are written.
    func means(_ other: DiffObject) -> Bool {
        isWritten(as: other) || FieldComparator.compare(root, other.root).isEmpty
    }

    /// Gives the memory of the fields back; they are read again when they are asked for.
    func forgetFields() { text.forget() }

    /// The number of bytes of its document, as a measure of the work to compare it.
    var weight: Int { text.content.count }
}

/// A document that is parsed once, when its fields are needed.
final class DocumentText: Sendable {
    let content: GoString
    private let line: Int
    private let options: DiffSide.ReadingOptions
    /// Whether the tree was read to find the objects; then there may be several that need it.
    private let isFixed: Bool
    private let parsed: Locked<NodeTree?>

    init(_ document: DiffDocument, options: DiffSide.ReadingOptions, tree: NodeTree? = nil) {
        content = document.content
        line = document.line
        self.options = options
        isFixed = tree != nil
        parsed = Locked(tree)
    }

    /// The same document, to be read with more custom kinds known that have no namespaces.
    init(_ other: DocumentText, clusterScoped kinds: Set<CustomKind>) {
        content = other.content
        line = other.line
        var options = other.options
        options.clusterScopedKinds = kinds
        self.options = options
        isFixed = other.isFixed
        parsed = Locked(nil)
    }

    func forget() {
        if !isFixed { parsed.withLock { $0 = nil } }
    }

    /// The tree; one without fields where the text is no YAML, which the side reports for all documents it reads.
    var tree: NodeTree {
        parsed.withLock { parsed in
            if let parsed { return parsed }
            let tree = (try? NodeTree.parse(content, firstLine: line, options: options)) ?? .empty
            parsed = tree
            return tree
        }
    }
}
