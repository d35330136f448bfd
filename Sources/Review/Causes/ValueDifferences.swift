import GoTemplate

/// The paths at which the values of two sides differ, in a tree that is asked along a path.
struct ValueDifferences {
    private final class Branch {
        var children: [ValuePath.Component: Branch] = [:]
        /// Whether the values differ here as a whole.
        var isDifferent = false
    }

    private let root = Branch()
    private(set) var isEmpty = true

    init(_ old: Map, _ new: Map) {
        collect(.map(old), .map(new), path: [], depth: 0)
    }

    private mutating func collect(_ old: Value?, _ new: Value?, path: [ValuePath.Component], depth: Int) {
        guard Nesting.allows(depth) else { return }
        switch (old, new) {
        case (.map(let old)?, .map(let new)?): collect(old, new, path, depth)
        case (.list(let old)?, .list(let new)?): collect(old, new, path, depth)
        case (nil, nil): break
        case (let old?, let new?): if !old.isDeeplyEqual(to: new) { add(path) }
        // What only one side has differs in all its parts.
        case (nil, .map(let only)?) where !only.isEmpty: collect(Map(), only, path, depth)
        case (.map(let only)?, nil) where !only.isEmpty: collect(only, Map(), path, depth)
        default: add(path)
        }
    }

    private mutating func collect(_ old: Map, _ new: Map, _ path: [ValuePath.Component], _ depth: Int) {
        if old === new { return }
        for (key, value) in old.entries { collect(value, new[key], path: path + [.key(key)], depth: depth + 1) }
        for (key, value) in new.entries where old[key] == nil {
            collect(nil, value, path: path + [.key(key)], depth: depth + 1)
        }
    }

    private mutating func collect(_ old: List, _ new: List, _ path: [ValuePath.Component], _ depth: Int) {
        guard old.bytes == nil, new.bytes == nil else { return old.bytes == new.bytes ? () : add(path) }
        let (old, new) = (old.elements, new.elements)
        for index in 0..<max(old.count, new.count) {
            let (first, second) = (index < old.count ? old[index] : nil, index < new.count ? new[index] : nil)
            collect(first, second, path: path + [.index(index)], depth: depth + 1)
        }
    }

    private mutating func add(_ path: [ValuePath.Component]) {
        var branch = root
        for component in path {
            let next = branch.children[component] ?? Branch()
            branch.children[component] = next
            branch = next
        }
        branch.isDifferent = true
        isEmpty = false
    }
}

extension ValueDifferences {
    /// The difference at a path or around it: `image` where all of `image` differs and `image.tag` is asked for.
    func covering(_ path: ValuePath) -> ValuePath? {
        var branch = root
        for (depth, component) in path.components.enumerated() {
            if branch.isDifferent { return ValuePath(Array(path.components[..<depth])) }
            guard let next = branch.children[component] else { return nil }
            branch = next
        }
        return branch.isDifferent ? path : nil
    }

    /// The differences below a path, up to a number of them.
    func below(_ path: ValuePath, limit: Int) -> [ValuePath] {
        var branch = root
        for component in path.components {
            guard let next = branch.children[component] else { return [] }
            branch = next
        }
        var found: [ValuePath] = []
        Self.collect(branch, path, limit: limit, into: &found)
        return found
    }

    private static func collect(_ branch: Branch, _ path: ValuePath, limit: Int, into found: inout [ValuePath]) {
        guard found.count < limit else { return }
        if branch.isDifferent { found.append(path) }
        let children = branch.children.sorted { $0.key.order < $1.key.order }
        for (component, child) in children { collect(child, path.appending(component), limit: limit, into: &found) }
    }
}

extension ValuePath.Component {
    /// Keys in byte order, items by their index.
    fileprivate var order: (GoString, Int) {
        switch self {
        case .key(let key): (key, 0)
        case .index(let index): (GoString(), index)
        }
    }
}
