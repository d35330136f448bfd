import GoTemplate

/// What is known of a value without running a template: what it may be, in any number of ways.
struct SymbolicValue {
    private(set) var parts: [SymbolicPart]

    init(_ parts: [SymbolicPart] = []) { self.parts = parts }

    /// A value computed somehow.
    static var other: SymbolicValue { SymbolicValue([.other]) }
    /// No value at all.
    static var none: SymbolicValue { SymbolicValue() }

    /// How many ways are kept apart.
    private static let maximumParts = 32
    /// Whether there are more ways than are known.
    private(set) var isCut = false

    func union(_ other: SymbolicValue) -> SymbolicValue {
        if parts.isEmpty, !isCut { return other }
        var result = self
        result.isCut = isCut || other.isCut
        for part in other.parts where !result.parts.contains(part) {
            guard result.parts.count < Self.maximumParts else {
                result.isCut = true
                break
            }
            result.parts.append(part)
        }
        return result
    }

    static func union(_ values: [SymbolicValue]) -> SymbolicValue { values.reduce(.none) { $0.union($1) } }

    /// The texts it may be, where it is nothing else.
    var texts: [GoString]? {
        var texts: [GoString] = []
        for part in parts {
            guard case .text(let text) = part else { return nil }
            texts.append(text)
        }
        return texts.isEmpty ? nil : texts
    }

    /// The same value where its absence has been provided for.
    var guarded: SymbolicValue {
        var result = self
        result.parts = parts.map { if case .values(let path, _) = $0 { .values(path, isGuarded: true) } else { $0 } }
        return result
    }
}

/// One of the ways in which a value may be.
enum SymbolicPart: Hashable {
    /// The dot of the templates of a chart, by its number.
    case scope(Int)
    /// A part of the values.
    case values(ReadPath, isGuarded: Bool)
    /// Something else that the dot holds, such as `Chart.Name`.
    case field(scope: Int, name: GoString)
    case map(SymbolicMap)
    case list(SymbolicList)
    case text(GoString)
    case other
}

/// A map that a template makes, shared as Go's maps are.
final class SymbolicMap: Hashable {
    private(set) var fields: [GoString: SymbolicValue] = [:]
    /// What stands below keys that are computed.
    private(set) var rest = SymbolicValue.none
    /// The maps whose entries it took over.
    private(set) var merged = SymbolicValue.none

    func set(_ key: GoString?, _ value: SymbolicValue) {
        guard let key else { return rest = rest.union(value) }
        fields[key] = fields[key]?.union(value) ?? value
    }

    func merge(_ value: SymbolicValue) {
        merged = merged.union(SymbolicValue(value.parts.filter { $0 != .map(self) }))
    }

    /// This map with all maps it took entries from, and what else it took them from.
    var sources: (maps: [SymbolicMap], others: [SymbolicPart]) {
        var (maps, others) = ([self], [SymbolicPart]())
        var (seen, position) = (Set([ObjectIdentifier(self)]), 0)
        while position < maps.count {
            for part in maps[position].merged.parts {
                if case .map(let map) = part {
                    if seen.insert(ObjectIdentifier(map)).inserted { maps.append(map) }
                } else if !others.contains(part) {
                    others.append(part)
                }
            }
            position += 1
        }
        return (maps, others)
    }

    /// All that it holds by itself.
    var contents: [SymbolicValue] { Array(fields.values) + [rest] }

    static func == (left: SymbolicMap, right: SymbolicMap) -> Bool { left === right }

    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// A list that a template makes.
final class SymbolicList: Hashable {
    let items: [SymbolicValue]
    /// Whether the items stand in this order, each where it is.
    let isOrdered: Bool

    init(_ items: [SymbolicValue], isOrdered: Bool = true) { (self.items, self.isOrdered) = (items, isOrdered) }

    func item(_ index: Int) -> SymbolicValue {
        isOrdered ? (items.indices.contains(index) ? items[index] : .none) : .union(items)
    }

    static func == (left: SymbolicList, right: SymbolicList) -> Bool { left === right }

    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
