import Files
import GoTemplate

/// An object of a cluster as the repository declares it.
struct DeclaredObject {
    var content: Map
    /// Where it was written, before any overlay.
    let document: RepositoryDocument
    /// The file, or the folder of the overlay that it comes out of.
    var place: GoString
    /// The folder that it is applied with.
    var folder: GoString
    /// Whether variables of Flux in it may stand for something that is not known.
    var hasOpenVariables = true
    /// What could not be done to it.
    var gaps: [GoString] = []

    init(content: Map, document: RepositoryDocument, place: GoString) {
        (self.content, self.document, self.place) = (content, document, place)
        folder = GoPath.directory(document.file)
    }

    var kind: GoString { content.text(of: "kind") ?? "" }
    var version: GoString {
        let text = content.text(of: "apiVersion") ?? ""
        return text.cut(at: "/" as GoString)?.after ?? text
    }
    var group: GoString { (content.text(of: "apiVersion") ?? "").cut(at: "/" as GoString)?.before ?? "" }
    var name: GoString { content.map(of: "metadata")?.text(of: "name") ?? "" }
    var namespace: GoString { content.map(of: "metadata")?.text(of: "namespace") ?? "" }
    var spec: Map { content.map(of: "spec") ?? Map() }
    var line: Int { document.line(of: ValuePath([.key("metadata"), .key("name")])) }

    /// The object in another namespace.
    func moved(to namespace: GoString) -> DeclaredObject {
        var object = self
        let metadata = Map(copying: content.map(of: "metadata") ?? Map())
        metadata["namespace"] = .string(namespace)
        object.content = Map(copying: content)
        object.content["metadata"] = .map(metadata)
        return object
    }
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
        all = asFluxApplies(all)
        for (place, object) in all.enumerated() {
            places[object.kind + "/" + object.name, default: []].append(place)
        }
    }

    /// The objects as Flux applies their folders, once for each of its Kustomizations of the folder.
    private func asFluxApplies(_ objects: [DeclaredObject]) -> [DeclaredObject] {
        let kustomizations = objects.filter { $0.kind == "Kustomization" && $0.group == "kustomize.toolkit.fluxcd.io" }
            .map { object in
                FluxKustomization(object) { kind, name in
                    objects.first { $0.kind == kind && $0.name == name }.map(Self.data)
                }
            }
        guard !kustomizations.isEmpty else { return objects }
        let byPath = Dictionary(grouping: kustomizations, by: \.path)
        return objects.flatMap { object -> [DeclaredObject] in
            guard let applying = Self.nearest(object.folder, byPath) else { return [object] }
            return applying.map { kustomization in
                var applied = kustomization.applied(to: object)
                if applying.count > 1 { applied.place = applied.place + " by " + kustomization.place }
                return applied
            }
        }
    }

    private static func data(of object: DeclaredObject) -> Map {
        object.content.map(of: "stringData") ?? object.content.map(of: "data") ?? Map()
    }

    /// What applies a folder, or the nearest one around it.
    private static func nearest(_ folder: GoString, _ byPath: [GoString: [FluxKustomization]]) -> [FluxKustomization]? {
        var folder = folder
        while folder != "." {
            if let found = byPath[folder] { return found }
            folder = GoPath.directory(folder)
        }
        return nil
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
