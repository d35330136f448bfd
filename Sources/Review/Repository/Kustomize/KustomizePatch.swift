import Codecs
import Failures
import GoTemplate

/// A patch of a kustomization.
struct KustomizePatch {
    enum Source {
        case file(GoString)
        case text(GoString)
    }

    let source: Source
    /// Which objects it is for; nil for the one that the patch itself names.
    private let target: Map?

    var title: GoString {
        if case .file(let file) = source { file } else { "in place" }
    }

    /// All patches of a kustomization, in the order in which they are applied.
    static func all(of fields: Map) -> [KustomizePatch] {
        let merges = fields.texts(of: "patchesStrategicMerge").map { text in
            KustomizePatch(source: text.contains("\n") ? .text(text) : .file(text), target: nil)
        }
        let others = fields.maps(of: "patches") + fields.maps(of: "patchesJson6902")
        return merges
            + others.compactMap { patch in
                let target = patch.map(of: "target")
                if let path = patch.text(of: "path") { return KustomizePatch(source: .file(path), target: target) }
                return patch.text(of: "patch").map { KustomizePatch(source: .text($0), target: target) }
            }
    }

    /// - Throws: for what is no patch.
    func apply(_ text: [UInt8], to objects: inout [DeclaredObject]) throws {
        let target = try target.map { try PatchTarget($0) }
        for document in try RepositoryDocument.documents(of: text, in: title) {
            switch document.content {
            case .map(let patch): merge(patch, target, into: &objects)
            case .list(let operations):
                for index in objects.indices where target?.matches(objects[index]) == true {
                    for case .map(let operation) in operations.elements {
                        objects[index].content = try ObjectPatch.applied(operation, to: objects[index].content)
                    }
                }
            default: throw ReviewFailure("it is neither an object nor a list of operations")
            }
        }
    }

    private func merge(_ patch: Map, _ target: PatchTarget?, into objects: inout [DeclaredObject]) {
        for index in objects.indices.reversed() where target?.matches(objects[index]) ?? patch.names(objects[index]) {
            if patch.text(of: "$patch") == "delete" {
                objects.remove(at: index)
            } else {
                let change = target == nil ? patch : patch.withoutIdentity
                objects[index].content = ObjectPatch.merged(objects[index].content, change)
            }
        }
    }
}

extension Map {
    /// A patch for others than the one it names: what it calls itself does not count.
    fileprivate var withoutIdentity: Map {
        let patch = Map(copying: self)
        for key: GoString in ["apiVersion", "kind"] { patch[key] = nil }
        guard let metadata = map(of: "metadata").map({ Map(copying: $0) }) else { return patch }
        for key: GoString in ["name", "namespace"] { metadata[key] = nil }
        patch["metadata"] = .map(metadata)
        return patch
    }

    /// Whether a patch calls itself as an object is called.
    fileprivate func names(_ object: DeclaredObject) -> Bool {
        text(of: "kind") == object.kind && map(of: "metadata")?.text(of: "name") == object.name
    }
}
