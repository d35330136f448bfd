import Files
import GoTemplate

/// An object of a cluster as the repository declares it.
struct DeclaredObject {
    var content: Map
    /// Where it was written, before any overlay.
    let document: RepositoryDocument
    /// The file, or the folder of the overlay that it comes out of.
    var place: GoString

    var kind: GoString { content.text(of: "kind") ?? "" }
    var group: GoString { (content.text(of: "apiVersion") ?? "").cut(at: "/" as GoString)?.before ?? "" }
    var name: GoString { content.map(of: "metadata")?.text(of: "name") ?? "" }
    var namespace: GoString { content.map(of: "metadata")?.text(of: "namespace") ?? "" }
    var spec: Map { content.map(of: "spec") ?? Map() }
    var line: Int { document.line(of: ValuePath([.key("metadata"), .key("name")])) }
}

/// All objects that the repository declares: those of files, and those that overlays of kustomize make of them.
struct DeclaredObjects {
    private(set) var all: [DeclaredObject] = []
    private(set) var unresolved: [Unresolved] = []
    /// Where objects of a kind and name stand among all.
    private var places: [GoString: [Int]] = [:]

    init(_ index: RepositoryIndex) {
        let builder = KustomizeBuilder(index)
        let roots = builder.roots
        for root in roots { all += builder.objects(ofRoot: root) }
        for (file, documents) in index.documents.sorted(by: { $0.key < $1.key }) where !builder.used.contains(file) {
            for document in documents { all += Self.objects(of: document) }
        }
        unresolved = builder.unresolved
        for (place, object) in all.enumerated() {
            places[object.kind + "/" + object.name, default: []].append(place)
        }
    }

    /// The object of a document, or those of a `List`.
    static func objects(of document: RepositoryDocument) -> [DeclaredObject] {
        let map = document.map
        let contents = map.text(of: "kind") == "List" ? map.maps(of: "items") : [map]
        return contents.filter { $0.text(of: "apiVersion") != nil && $0.text(of: "kind") != nil }.map {
            DeclaredObject(content: $0, document: document, place: document.file)
        }
    }

    /// The object of a kind and name that another one means: of the same overlay before any other.
    func object(_ kind: GoString, _ name: GoString, namespace: GoString, from object: DeclaredObject) -> DeclaredObject?
    {
        let named = (places[kind + "/" + name] ?? []).map { all[$0] }
        let exact = named.filter { $0.namespace == namespace }
        let candidates = exact.isEmpty ? named.filter { $0.namespace.isEmpty || namespace.isEmpty } : exact
        return candidates.first { $0.place == object.place } ?? candidates.first
    }
}
