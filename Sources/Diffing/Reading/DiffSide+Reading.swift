import Codecs
import GoTemplate
import Manifests

extension DiffSide {
    /// How the documents of a side are read.
    package struct ReadingOptions: Sendable {
        /// The namespace of objects that name none; helm-diff takes the release's.
        package var namespace: GoString
        package var secrets: SecretMask
        /// Custom kinds of which is known that their objects have no namespace.
        var clusterScopedKinds: Set<CustomKind> = []
        /// What other sides of the same namespace gave; nil where there is no other.
        package var known: KnownDocuments?

        package init(namespace: GoString = "", secrets: SecretMask = SecretMask()) {
            self.namespace = namespace
            self.secrets = secrets
        }
    }

    /// Reads the documents of a side on all cores; documents with nothing but comments are passed over.
    package init(name: GoString, documents: [DiffDocument], options: ReadingOptions = ReadingOptions()) {
        let read = ParallelMap.map(weights: documents.map { $0.content.count / 8 }) { position in
            DocumentReader(document: documents[position], position: position, options: options).readOnce()
        }
        self.init(
            name: name, objects: read.flatMap { (try? $0.get())?.objects ?? [] },
            problems: read.flatMap { document -> [DocumentProblem] in
                switch document {
                case .success(let content): content.problems
                case .failure(let problem): [problem]
                }
            })
    }
}

extension DocumentProblem: Error {}

/// What a document holds.
private struct Content: Sendable {
    var objects: [DiffObject]
    var problems: [DocumentProblem] = []

    init(_ objects: [DiffObject] = []) { self.objects = objects }
}

/// Finds the objects of a document, which is one, or those of a list.
private struct DocumentReader {
    let document: DiffDocument
    let position: Int
    let options: DiffSide.ReadingOptions

    /// What the document holds, taken from another side if that has the same one.
    func readOnce() -> Result<Content, DocumentProblem> {
        if let object = options.known?.object(of: document, at: position) { return .success(Content([object])) }
        let read = read()
        if case .success(let content) = read { options.known?.note(content.objects, of: document) }
        return read
    }

    private func read() -> Result<Content, DocumentProblem> {
        if let head = HeadScanner.scan(document.content), let object = object(head) {
            return .success(Content([object]))
        }
        let tree: NodeTree
        do {
            tree = try NodeTree.parse(document.content, firstLine: document.line, options: options)
        } catch {
            let message = error.goMessage
            return .failure(problem(.notYAML, withoutContent(message)))
        }
        switch tree.root.kind {
        case .null: return .success(Content())
        case .map: return .success(content(of: tree))
        default: return .failure(problem(.notAnObject, "the document is no object"))
        }
    }

    /// The message without the piece of the document it quotes, which may be one of a Secret.
    private func withoutContent(_ message: GoString) -> GoString {
        let bytes = message.bytes
        for quote in [UInt8(ascii: "`"), UInt8(ascii: "'")] {
            guard let first = bytes.firstIndex(of: quote), let last = bytes.lastIndex(of: quote), first < last else {
                continue
            }
            return GoString(bytes[...first] + Array("…".utf8) + bytes[last...])
        }
        return message
    }

    private func problem(
        _ kind: DocumentProblem.Kind, _ message: GoString, line: Int? = nil
    ) -> DocumentProblem {
        DocumentProblem(kind: kind, source: document.source, line: line ?? document.line, message: message)
    }

    private func object(_ head: HeadScanner.Head) -> DiffObject? {
        guard let apiVersion = head.apiVersion, let kind = head.kind, let name = head.name, !kind.isEmpty else {
            return nil
        }
        let text = DocumentText(document, options: options)
        let role: ObjectIdentity.Role = document.isChartCRD ? .chartCRD : .managed
        let identity = identity(
            ObjectRoot(index: 0, kind: kind, apiVersion: apiVersion), namespace: head.namespace, name: name, role: role)
        return DiffObject(
            identity: identity, apiVersion: apiVersion, document: document, position: position, text: text)
    }

    private func content(of tree: NodeTree) -> Content {
        let text = DocumentText(document, options: options, tree: tree)
        let role = role(of: tree.root)
        var content = Content()
        for root in ObjectRoot.all(in: tree.yaml) {
            if root.kind.isEmpty {
                let node = Node(tree: tree, index: root.index)
                let line = root.index == 0 ? document.line : node.line
                content.problems.append(problem(.noKind, "without a kind it is no Kubernetes object", line: line))
            } else {
                content.objects.append(object(root, role, text, tree))
            }
        }
        return content
    }

    /// Mirrors release/v1/util manifest_sorter.go: the annotation of a document as a whole counts, whatever it says.
    private func role(of root: Node) -> ObjectIdentity.Role {
        if document.isChartCRD { return .chartCRD }
        return root["metadata", "annotations", HookAnnotation.events] == nil ? .managed : .hook
    }

    private func object(
        _ root: ObjectRoot, _ role: ObjectIdentity.Role, _ text: DocumentText, _ tree: NodeTree
    ) -> DiffObject {
        let node = Node(tree: tree, index: root.index)
        let metadata = node["metadata"]
        let name = scalar(metadata?["name"]).flatMap { $0.isEmpty ? nil : $0 }
        let beginning = name == nil ? scalar(metadata?["generateName"]) : nil
        let identity = identity(
            root, namespace: scalar(metadata?["namespace"]),
            // What has no name is compared with what comes from the same place.
            name: name ?? beginning ?? document.source, role: role, isNameGenerated: beginning != nil)
        return DiffObject(
            identity: identity, apiVersion: root.apiVersion, document: document, position: position, text: text,
            index: root.index, line: root.index == 0 ? nil : node.line)
    }

    /// The text of a scalar; nil for null, too.
    private func scalar(_ node: Node?) -> GoString? {
        guard let node, node.isScalar, node.kind != .null else { return nil }
        return node.text
    }

    private func identity(
        _ root: ObjectRoot, namespace: GoString?, name: GoString, role: ObjectIdentity.Role,
        isNameGenerated: Bool = false
    ) -> ObjectIdentity {
        let named = namespace.flatMap { $0.isEmpty ? nil : $0 } ?? options.namespace
        return ObjectIdentity(
            group: ObjectIdentity.group(ofAPIVersion: root.apiVersion), kind: root.kind,
            namespace: options.isClusterScoped(root) ? GoString() : named, name: name, role: role,
            isNameGenerated: isNameGenerated)
    }
}
