import Codecs
import GoTemplate

extension DiffSide {
    /// How the documents of a side are read.
    package struct ReadingOptions: Sendable {
        /// The namespace of objects that name none; helm-diff takes the release's.
        package var namespace: GoString
        package var secrets: SecretDisplay

        package init(namespace: GoString = "", secrets: SecretDisplay = .masked) {
            self.namespace = namespace
            self.secrets = secrets
        }
    }

    /// Reads the documents of a side on all cores; documents with nothing but comments are passed over.
    package init(name: GoString, documents: [DiffDocument], options: ReadingOptions = ReadingOptions()) {
        let read = ParallelMap.map(weights: documents.map { $0.content.count / 8 }) { position in
            DocumentReader(document: documents[position], position: position, options: options).read()
        }
        self.init(
            name: name, objects: read.flatMap { (try? $0.get()) ?? [] },
            problems: read.compactMap { if case .failure(let problem) = $0 { problem } else { nil } })
    }
}

extension DocumentProblem: Error {}

/// Finds the objects of a document, which is one, or those of a list.
private struct DocumentReader {
    let document: DiffDocument
    let position: Int
    let options: DiffSide.ReadingOptions

    func read() -> Result<[DiffObject], DocumentProblem> {
        if let head = HeadScanner.scan(document.content), let object = object(head) { return .success([object]) }
        let tree: NodeTree
        do {
            tree = try NodeTree.parse(document.content, firstLine: document.line, secrets: options.secrets)
        } catch {
            let message = (error as? YAML.Failure)?.message ?? GoString("\(error)")
            return .failure(problem(.notYAML, withoutContent(message)))
        }
        switch tree.root.kind {
        case .null: return .success([])
        case .map: return .success(objects(in: tree))
        default: return .failure(problem(.notAnObject, "the document is no object"))
        }
    }

    /// The message without the piece of the document it quotes, which may be one of a Secret.
    private func withoutContent(_ message: GoString) -> GoString {
        let bytes = message.bytes
        guard let first = bytes.firstIndex(of: UInt8(ascii: "`")), let last = bytes.lastIndex(of: UInt8(ascii: "`"))
        else {
            return message
        }
        return GoString(bytes[...first] + Array("…".utf8) + bytes[last...])
    }

    private func problem(_ kind: DocumentProblem.Kind, _ message: GoString) -> DocumentProblem {
        DocumentProblem(kind: kind, source: document.source, line: document.line, message: message)
    }

    private func object(_ head: HeadScanner.Head) -> DiffObject? {
        guard let apiVersion = head.apiVersion, let kind = head.kind, let name = head.name else { return nil }
        let text = DocumentText(document, secrets: options.secrets)
        let identity = identity(apiVersion, kind, namespace: head.namespace, name: name)
        return DiffObject(
            identity: identity, apiVersion: apiVersion, document: document, position: position, text: text)
    }

    private func objects(in tree: NodeTree) -> [DiffObject] {
        let text = DocumentText(document, secrets: options.secrets, tree: tree)
        return roots(tree.root).map { object($0, text) }
    }

    /// The objects of a list such as `List` or `ConfigMapList`, or the one object that a document is.
    private func roots(_ root: Node, depth: Int = 0) -> [Node] {
        guard depth < 8, let kind = root["kind"]?.string, kind.bytes.hasSuffix("List") else { return [root] }
        guard let items = root["items"], items.kind == .list else { return [root] }
        return items.children.flatMap { roots($0, depth: depth + 1) }
    }

    private func object(_ root: Node, _ text: DocumentText) -> DiffObject {
        let apiVersion = scalar(root["apiVersion"]) ?? GoString()
        let metadata = root["metadata"]
        let identity = identity(
            apiVersion, scalar(root["kind"]) ?? GoString(), namespace: scalar(metadata?["namespace"]),
            // What is no object of Kubernetes is compared with what comes from the same place.
            name: scalar(metadata?["name"]) ?? scalar(metadata?["generateName"]) ?? document.source)
        return DiffObject(
            identity: identity, apiVersion: apiVersion, document: document, position: position, text: text,
            index: root.index, line: root.index == 0 ? nil : root.line)
    }

    /// The text of a scalar; nil for null, too.
    private func scalar(_ node: Node?) -> GoString? {
        guard let node, node.isScalar, node.kind != .null else { return nil }
        return node.text
    }

    private func identity(
        _ apiVersion: GoString, _ kind: GoString, namespace: GoString?, name: GoString
    ) -> ObjectIdentity {
        let namespace = namespace.flatMap { $0.isEmpty ? nil : $0 } ?? options.namespace
        return ObjectIdentity(
            group: ObjectIdentity.group(ofAPIVersion: apiVersion), kind: kind, namespace: namespace, name: name)
    }
}
