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
        for document in try RepositoryDocument.documents(of: text, in: title) {
            switch document.content {
            case .map(let patch): merge(patch, into: &objects)
            case .list(let operations):
                for index in objects.indices where fits(objects[index], patch: nil) {
                    for case .map(let operation) in operations.elements {
                        objects[index].content = try ObjectPatch.applied(operation, to: objects[index].content)
                    }
                }
            default: throw ReviewFailure("it is neither an object nor a list of operations")
            }
        }
    }

    private func merge(_ patch: Map, into objects: inout [DeclaredObject]) {
        for index in objects.indices.reversed() where fits(objects[index], patch: patch) {
            if patch.text(of: "$patch") == "delete" {
                objects.remove(at: index)
            } else {
                let change = target == nil ? patch : patch.withoutIdentity
                objects[index].content = ObjectPatch.merged(objects[index].content, change)
            }
        }
    }

    /// Whether the patch is for an object: by the target, or by what the patch calls itself.
    private func fits(_ object: DeclaredObject, patch: Map?) -> Bool {
        guard let target else {
            guard let patch else { return false }
            let metadata = patch.map(of: "metadata")
            return patch.text(of: "kind") == object.kind && metadata?.text(of: "name") == object.name
        }
        let labels = object.content.map(of: "metadata", "labels")
        return target.matches("kind", object.kind) && target.matches("name", object.name)
            && target.matches("namespace", object.namespace) && target.matches("group", object.group)
            && (target.text(of: "labelSelector").map { LabelMatch.matches($0, labels) } ?? true)
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

    /// Whether the field is missing or a pattern for the text; `.*` stands at the places people use it.
    fileprivate func matches(_ key: GoString, _ text: GoString) -> Bool {
        guard let pattern = self.text(of: key), !pattern.isEmpty, pattern != ".*" else { return true }
        if pattern.hasSuffix(".*") { return text.hasPrefix(GoString(pattern.bytes.dropLast(2))) }
        return pattern == text
    }
}

/// Selectors of equalities, `a=b,c=d`.
private enum LabelMatch {
    static func matches(_ selector: GoString, _ labels: Map?) -> Bool {
        selector.split(at: UInt8(ascii: ",")).allSatisfy { part in
            guard let (key, value) = part.cut(at: "=" as GoString) else { return labels?[part.trimmingSpace] != nil }
            return labels?.text(of: key.trimmingSpace) == value.trimming("= ")
        }
    }
}
