import GoTemplate

extension Map {
    /// A copy that shares no map with this one, as Helm's internal/copystructure makes.
    package func unshared() -> Map { mapValues { $0.unshared() } }

    /// Such a copy without nulls in it or in the tables below it; lists keep theirs.
    func unsharedWithoutNulls() -> Map {
        let copy = mapValues { $0.unsharedWithoutNulls() }
        for (key, value) in copy.entries where value.isNil { copy[key] = nil }
        return copy
    }
}

extension Value {
    func unshared() -> Value {
        switch self {
        case .map(let map): .map(map.unshared())
        case .list(let list): .list(list.holdsMaps ? list.mapElements { $0.unshared() } : list)
        default: self
        }
    }

    /// Such a copy of a table without the nulls in it, of anything else with them.
    func unsharedWithoutNulls() -> Value {
        guard let table else { return unshared() }
        return .map(table.unsharedWithoutNulls())
    }

    /// The map, if this is what Helm calls a table: a plain `map[string]interface {}`.
    package var table: Map? {
        guard case .map(let map) = self, map.type == .anyMap else { return nil }
        return map
    }
}

extension List {
    /// Whether templates can change something inside; other lists need no copy.
    fileprivate var holdsMaps: Bool {
        bytes == nil
            && elements.contains { element in
                switch element {
                case .map: true
                case .list(let list): list.holdsMaps
                default: false
                }
            }
    }

    fileprivate func mapElements(_ transform: (Value) -> Value) -> List {
        List(elements.map(transform), type: type, isNilSlice: isNilSlice, capacity: capacity)
    }
}
