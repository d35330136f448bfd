import Files
import GoTemplate

/// Makes of the kustomizations of a repository the objects that declare releases: resources, components, patches,
/// namespaces, prefixes and generated ConfigMaps.
final class KustomizeBuilder {
    /// How many kustomizations may lie within each other.
    private static let maximumDepth = 32

    private let index: RepositoryIndex
    private let kustomizations: [GoString: RepositoryDocument]
    /// The files that kustomizations take objects or patches from.
    private(set) var used: Set<GoString> = []
    private(set) var unresolved: [Unresolved] = []

    init(_ index: RepositoryIndex) {
        self.index = index
        var found: [GoString: RepositoryDocument] = [:]
        for (file, documents) in index.documents {
            let name = GoPath.base(file)
            guard ["kustomization.yaml", "kustomization.yml", "Kustomization"].contains(name) else { continue }
            guard let document = documents.first, !document.map.isFluxObject else { continue }
            found[GoPath.directory(file)] = document
        }
        kustomizations = found
    }

    /// The folders of kustomizations that no other one takes as a resource.
    var roots: [GoString] {
        let below = kustomizations.flatMap { folder, document in
            document.map.resources.map { GoPath.join(folder, $0) }
        }
        let all = Set(kustomizations.keys)
        let free = all.subtracting(below).sorted()
        // Those that are only in circles are looked at all the same, to name the circle.
        let reached = free.reduce(into: Set<GoString>()) { reach($1, &$0) }
        return free + all.subtracting(reached).sorted().prefix(1)
    }

    private func reach(_ folder: GoString, _ reached: inout Set<GoString>) {
        guard let document = kustomizations[folder], reached.insert(folder).inserted else { return }
        for resource in document.map.resources { reach(GoPath.join(folder, resource), &reached) }
    }

    /// What a kustomization that stands for itself comes to.
    func objects(ofRoot folder: GoString) -> [DeclaredObject] {
        objects(of: folder, within: []).map { object in
            var object = object
            (object.place, object.folder) = (folder, folder)
            return object
        }
    }

    private func objects(of folder: GoString, within parents: [GoString]) -> [DeclaredObject] {
        guard let document = kustomizations[folder] else { return [] }
        guard !parents.contains(folder), parents.count < Self.maximumDepth else {
            name(document, "the kustomization leads back to itself, by way of " + (parents.last ?? folder))
            return []
        }
        let fields = document.map
        var objects = fields.resources.flatMap { resource in
            self.objects(of: resource, document, in: folder, within: parents + [folder])
        }
        objects += generated(fields, document, in: folder)
        for patch in KustomizePatch.all(of: fields) { apply(patch, to: &objects, document, in: folder) }
        return objects.map { KustomizeNames(fields).applied(to: $0) }
    }

    private func objects(
        of resource: GoString, _ document: RepositoryDocument, in folder: GoString, within parents: [GoString]
    ) -> [DeclaredObject] {
        let path = GoPath.join(folder, resource)
        if kustomizations[path] != nil { return objects(of: path, within: parents) }
        if index.tree.hasFile(path) {
            used.insert(path)
            return (index.documents[path] ?? []).flatMap(DeclaredObjects.objects)
        }
        if index.tree.hasFolder(path) { return [] }
        let isElsewhere = resource.contains("://") || resource.contains("?ref=") || resource.hasPrefix("github.com/")
        name(
            document,
            "resource " + resource.withoutUser + (isElsewhere ? " is in another repository" : " does not exist"))
        return []
    }

    private func apply(
        _ patch: KustomizePatch, to objects: inout [DeclaredObject], _ document: RepositoryDocument, in folder: GoString
    ) {
        do {
            let text: [UInt8]?
            switch patch.source {
            case .text(let inline): text = inline.bytes
            case .file(let file):
                let path = GoPath.join(folder, file)
                used.insert(path)
                text = try index.tree.text(of: path)
            }
            guard let text else { return name(document, "patch " + patch.title + " does not exist") }
            try patch.apply(text, to: &objects)
        } catch {
            name(document, "patch " + patch.title + " cannot be applied: " + error.goMessage)
        }
    }

    private func name(_ document: RepositoryDocument, _ reason: GoString) {
        unresolved.append(Unresolved(file: document.file, line: nil, subject: "", reason: reason))
    }
}

// MARK: - Generated values

extension KustomizeBuilder {
    /// ConfigMaps and Secrets of generators, without the hash that kustomize adds to their names.
    private func generated(_ fields: Map, _ document: RepositoryDocument, in folder: GoString) -> [DeclaredObject] {
        let kinds: [(key: GoString, kind: GoString)] = [
            ("configMapGenerator", "ConfigMap"), ("secretGenerator", "Secret"),
        ]
        return kinds.flatMap { key, kind in
            fields.maps(of: key).map { generator in
                let metadata = Map([
                    (key: "name", value: .string(generator.text(of: "name") ?? "")),
                    (key: "namespace", value: .string(generator.text(of: "namespace") ?? "")),
                ])
                let content = Map([
                    (key: "apiVersion", value: .string("v1" as GoString)), (key: "kind", value: .string(kind)),
                    (key: "metadata", value: .map(metadata)),
                    (key: "stringData", value: .map(data(of: generator, in: folder))),
                ])
                return DeclaredObject(content: content, document: document, place: document.file)
            }
        }
    }

    private func data(of generator: Map, in folder: GoString) -> Map {
        let data = Map()
        for entry in generator.texts(of: "files") {
            let (key, file) =
                entry.cut(at: "=" as GoString).map { ($0.before, $0.after) } ?? (GoPath.base(entry), entry)
            guard let text = try? index.tree.text(of: GoPath.join(folder, file)) else { continue }
            data[key] = .string(GoString(text))
        }
        for literal in generator.texts(of: "literals") {
            guard let (key, value) = literal.cut(at: "=" as GoString) else { continue }
            data[key] = .string(value)
        }
        return data
    }
}

extension Map {
    /// Whether it is one of Flux's objects of the same kind, which names a folder.
    fileprivate var isFluxObject: Bool { text(of: "apiVersion")?.hasPrefix("kustomize.toolkit.fluxcd.io/") == true }

    fileprivate var resources: [GoString] { texts(of: "resources") + texts(of: "bases") + texts(of: "components") }
}
