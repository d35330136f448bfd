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

/// What patches do to one object.
enum ObjectPatch {
    /// Merges as kustomize does for kinds without a schema: mappings by their keys, anything else replaced, null takes
    /// away.
    static func merged(_ object: Map, _ patch: Map, depth: Int = 0) -> Map {
        guard Nesting.allows(depth) else { return object }
        let result = Map(copying: object)
        for (key, value) in patch.entries {
            switch (value, result[key]) {
            case (.null, _): result[key] = nil
            case (.map(let change), .map(let old)) where change.text(of: "$patch") != "replace":
                result[key] = .map(merged(old, change, depth: depth + 1))
            case (.map(let change), _): result[key] = .map(merged(Map(), change, depth: depth + 1))
            default: result[key] = value
            }
        }
        result["$patch"] = nil
        return result
    }

    /// Applies one operation of RFC 6902 of those that change something.
    ///
    /// - Throws: for a path that is not there, and for operations that copy.
    static func applied(_ operation: Map, to object: Map) throws(ReviewFailure) -> Map {
        let word = operation.text(of: "op") ?? ""
        guard ["add", "replace", "remove"].contains(word) else {
            throw ReviewFailure("operation " + Strconv.quote(word) + " is not carried out")
        }
        let keys = (operation.text(of: "path") ?? "").split(at: UInt8(ascii: "/")).dropFirst().map(unescaped)
        let value = word == "remove" ? nil : operation["value"] ?? .null
        guard case .map(let map) = try changed(.map(object), keys[...], value, isAddition: word == "add") else {
            throw ReviewFailure("it leaves no object")
        }
        return map
    }

    private static func unescaped(_ key: GoString) -> GoString {
        key.text.contains("~")
            ? GoString.join(
                GoString.join(key.split(separator: "~1"), separator: "/").split(separator: "~0"), separator: "~") : key
    }

    private static func changed(
        _ value: Value, _ keys: ArraySlice<GoString>, _ new: Value?, isAddition: Bool
    ) throws(ReviewFailure) -> Value {
        guard let key = keys.first else { return new ?? .null }
        let isLast = keys.count == 1
        switch value {
        case .map(let map):
            let result = Map(copying: map)
            if isLast, isAddition || map[key] != nil {
                result[key] = new
                return .map(result)
            }
            guard !isLast, let next = map[key] else { break }
            result[key] = try changed(next, keys.dropFirst(), new, isAddition: isAddition)
            return .map(result)
        case .list(let list):
            var elements = list.elements
            if isLast, isAddition, key == "-" { return .list(elements + [new ?? .null]) }
            guard let index = Int(key.text),
                elements.indices.contains(index) || index == elements.count && isLast && isAddition
            else { break }
            if !isLast {
                elements[index] = try changed(elements[index], keys.dropFirst(), new, isAddition: isAddition)
            } else if isAddition {
                elements.insert(new ?? .null, at: index)
            } else if let new {
                elements[index] = new
            } else {
                elements.remove(at: index)
            }
            return .list(elements)
        default: break
        }
        throw ReviewFailure("there is nothing at " + key)
    }
}
