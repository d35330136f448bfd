import GoTemplate

/// The operations that make the new object of the old one, as the API server stores both.
struct JSONPatch {
    enum Operation {
        case add(path: GoString, Node)
        case remove(path: GoString)
        case replace(path: GoString, Node)
        case move(from: GoString, path: GoString)
    }

    private var operations: [Operation] = []
    private var path: [PathElement] = []
    private let noise: Set<FieldPath>

    /// Longer lists that were reordered are replaced as a whole.
    private static let maximumMoves = 2_000

    static func operations(_ object: ObjectDiff, includesNoise: Bool) -> [Operation] {
        if object.hidesContent { return [] }
        switch (object.old?.root, object.new?.root) {
        case (let old?, let new?):
            let hidden = object.changes.filter { !$0.isShown(withNoise: includesNoise) }
            var patch = JSONPatch(noise: Set(hidden.map(\.path)))
            patch.compare(old, new, pointer: [])
            return patch.operations
        case (nil, let new?): return [.add(path: "", new)]
        case (_?, nil): return [.remove(path: "")]
        case (nil, nil): return []
        }
    }

    private init(noise: Set<FieldPath>) {
        self.noise = noise
    }

    private var isNoise: Bool { !noise.isEmpty && noise.contains(FieldPath(path)) }

    /// - Parameter pointer: where the field stands in the object as patched so far.
    private mutating func compare(_ old: Node, _ new: Node, pointer: [UInt8]) {
        if old.isSame(as: new) || isNoise { return }
        switch (old.kind, new.kind) {
        case (.map, .map): compareMaps(old, new, pointer: pointer)
        case (.list, .list): compareLists(old, new, pointer: pointer)
        default: operations.append(.replace(path: GoString(pointer), new))
        }
    }

    private mutating func compareMaps(_ old: Node, _ new: Node, pointer: [UInt8]) {
        for pair in MapMatch(old, new).pairs where !pair.isSame {
            path.append(.key(pair.key))
            defer { path.removeLast() }
            let pointer = pointer + [UInt8(ascii: "/")] + FieldPath.pointerToken(pair.key)
            switch (pair.old, pair.new) {
            case (let old?, let new?): compare(old, new, pointer: pointer)
            case (_?, nil): if !isNoise { operations.append(.remove(path: GoString(pointer))) }
            case (nil, let new?): if !isNoise { operations.append(.add(path: GoString(pointer), new)) }
            case (nil, nil): break
            }
        }
    }

    /// First the elements are put in their places, then those that changed are patched there.
    private mutating func compareLists(_ old: Node, _ new: Node, pointer: [UInt8]) {
        let match = ListMatch(old, new, field: FieldPath(path).field)
        if hasHidden(match) { return compareShown(match, pointer: pointer) }
        if match.isReordered && match.pairs.count > Self.maximumMoves {
            return operations.append(.replace(path: GoString(pointer), new))
        }
        arrange(match, pointer: pointer)
        for pair in match.pairs {
            guard let old = pair.old, let new = pair.new, let index = pair.item.newIndex else { continue }
            path.append(.item(pair.item))
            compare(old, new, pointer: Self.element(index, of: pointer))
            path.removeLast()
        }
    }

    // MARK: Lists with elements that are not shown

    private func isHidden(_ pair: ListMatch.Pair) -> Bool {
        (pair.old == nil || pair.new == nil) && noise.contains(FieldPath(path + [.item(pair.item)]))
    }

    private func hasHidden(_ match: ListMatch) -> Bool { !noise.isEmpty && match.pairs.contains(where: isHidden) }

    /// Elements whose coming or going is not shown stay away, or stay; so do all others where they were.
    private mutating func compareShown(_ match: ListMatch, pointer: [UInt8]) {
        let gone = match.pairs.filter { $0.new == nil && !isHidden($0) }.compactMap(\.item.oldIndex).sorted(by: >)
        for index in gone { operations.append(.remove(path: GoString(Self.element(index, of: pointer)))) }
        var patched = match.pairs.compactMap(\.item.oldIndex).filter { !gone.contains($0) }.sorted()
        var next = 0
        for pair in match.pairs where pair.new != nil && !isHidden(pair) {
            if let index = pair.item.oldIndex.flatMap({ patched.firstIndex(of: $0) }) {
                next = index + 1
            } else if let new = pair.new {
                operations.append(.add(path: GoString(Self.element(next, of: pointer)), new))
                patched.insert(-1, at: next)
                next += 1
            }
        }
        for pair in match.pairs {
            guard let old = pair.old, let new = pair.new else { continue }
            guard let index = pair.item.oldIndex.flatMap({ patched.firstIndex(of: $0) }) else { continue }
            path.append(.item(pair.item))
            compare(old, new, pointer: Self.element(index, of: pointer))
            path.removeLast()
        }
    }

    private mutating func arrange(_ match: ListMatch, pointer: [UInt8]) {
        let removed = match.pairs.filter { $0.new == nil }.compactMap(\.item.oldIndex).sorted(by: >)
        for index in removed { operations.append(.remove(path: GoString(Self.element(index, of: pointer)))) }
        // The old places of the elements as the patched list has them.
        var current = match.pairs.filter { $0.new != nil }.compactMap(\.item.oldIndex).sorted()
        for pair in match.pairs {
            guard let new = pair.new, let index = pair.item.newIndex else { continue }
            let place = GoString(Self.element(index, of: pointer))
            guard let wanted = pair.item.oldIndex else {
                operations.append(.add(path: place, new))
                if match.isReordered { current.insert(-1, at: min(index, current.count)) }
                continue
            }
            guard match.isReordered, let from = current.firstIndex(of: wanted), from > index else { continue }
            operations.append(.move(from: GoString(Self.element(from, of: pointer)), path: place))
            current.remove(at: from)
            current.insert(wanted, at: index)
        }
    }

    private static func element(_ index: Int, of pointer: [UInt8]) -> [UInt8] { pointer + Array("/\(index)".utf8) }
}

extension JSONPatch.Operation {
    private typealias Field = OrderedJSON.Field

    var json: OrderedJSON {
        switch self {
        case .add(let path, let node): fields("add", path, [Field("value", OrderedJSON(node))])
        case .remove(let path): fields("remove", path)
        case .replace(let path, let node): fields("replace", path, [Field("value", OrderedJSON(node))])
        case .move(let from, let path): fields("move", path, [Field("from", .string(from))])
        }
    }

    private func fields(_ operation: String, _ path: GoString, _ more: [Field] = []) -> OrderedJSON {
        .object([Field("op", .text(operation)), Field("path", .string(path))] + more)
    }
}
