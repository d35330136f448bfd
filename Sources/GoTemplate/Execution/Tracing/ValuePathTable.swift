/// Knows the maps and lists of a tree of values by identity, so that a read anywhere in a template can be named.
///
/// Templates pass values around as `.`, in variables and inside of other maps; the maps themselves stay the same.
final class ValuePathTable {
    /// A path, by its place in the table.
    typealias ID = Int32

    private struct Entry: Hashable {
        let parent: ID
        let component: ValuePath.Component
    }

    private var entries: [Entry] = []
    private var numbers: [Entry: ID] = [:]
    /// The paths of each container; what was merged of several has several.
    private var containers: [ObjectIdentifier: [ID]] = [:]
    /// Keeps the containers alive, so that no other object gets the identity of one.
    private var kept: [AnyObject] = []

    /// The id of the tree itself.
    static let root: ID = 0

    init(root: Map) {
        entries.append(Entry(parent: -1, component: .index(0)))
        register(.map(root), as: Self.root)
    }

    /// Names a container and all that it holds; what has a name already keeps it.
    func register(_ value: Value, as id: ID, depth: Int = 0) {
        guard Nesting.allows(depth) else { return }
        switch value {
        case .map(let map):
            guard isNew(map.identity, map, id) else { return }
            for (key, element) in zip(map.keys, map.values) where element.isContainer {
                register(element, as: number(of: .key(key), in: id), depth: depth + 1)
            }
        case .list(let list):
            guard isNew(ObjectIdentifier(list), list, id) else { return }
            for (index, element) in list.elements.enumerated() where element.isContainer {
                register(element, as: number(of: .index(index), in: id), depth: depth + 1)
            }
        default: break
        }
    }

    private func isNew(_ identity: ObjectIdentifier, _ object: AnyObject, _ id: ID) -> Bool {
        guard containers[identity] == nil else { return false }
        containers[identity] = [id]
        kept.append(object)
        return true
    }

    /// The ids of a map or list of the tree, or made of some; none for all other values.
    func ids(of value: Value) -> [ID] {
        switch value {
        case .map(let map): containers[map.identity] ?? []
        case .list(let list): containers[ObjectIdentifier(list)] ?? []
        default: []
        }
    }

    /// How many paths one container is known by.
    private static let maximumPaths = 4

    /// Names a container, and those within, that took over what another holds, as copies and merged maps do.
    func follow(_ copy: Value, of original: Value, depth: Int = 0) {
        guard Nesting.allows(depth) else { return }
        switch (copy, original) {
        case (.map(let copied), .map(let source)) where copied.identity != source.identity:
            add(ids(of: original), to: copied.identity, copied)
            for (key, element) in source.entries where element.isContainer {
                if let inner = copied[key] { follow(inner, of: element, depth: depth + 1) }
            }
        case (.list(let copied), .list(let source)) where copied !== source:
            add(ids(of: original), to: ObjectIdentifier(copied), copied)
            for (inner, element) in zip(copied.elements, source.elements) where element.isContainer {
                follow(inner, of: element, depth: depth + 1)
            }
        default: break
        }
    }

    private func add(_ ids: [ID], to identity: ObjectIdentifier, _ object: AnyObject) {
        let known = containers[identity] ?? []
        let added = ids.filter { !known.contains($0) }.prefix(max(0, Self.maximumPaths - known.count))
        guard !added.isEmpty else { return }
        if known.isEmpty { kept.append(object) }
        containers[identity] = known + added
    }

    func number(of component: ValuePath.Component, in parent: ID) -> ID {
        let entry = Entry(parent: parent, component: component)
        if let number = numbers[entry] { return number }
        let number = ID(truncatingIfNeeded: entries.count)
        entries.append(entry)
        numbers[entry] = number
        return number
    }

    func path(_ id: ID) -> ValuePath {
        var components: [ValuePath.Component] = []
        var current = id
        while current > 0, entries.indices.contains(Int(current)) {
            let entry = entries[Int(current)]
            components.append(entry.component)
            current = entry.parent
        }
        return ValuePath(components.reversed())
    }
}

extension Value {
    fileprivate var isContainer: Bool {
        switch self {
        case .map, .list: true
        default: false
        }
    }
}
