import GoTemplate

extension Map {
    /// A copy that shares no map with this one, as Helm's internal/copystructure makes.
    func unshared() -> Map { mapValues { $0.unshared() } }
}

extension Value {
    func unshared() -> Value {
        switch self {
        case .map(let map): .map(map.unshared())
        case .list(let list): .list(list.holdsMaps ? list.mapElements { $0.unshared() } : list)
        default: self
        }
    }

    /// The map, if this is what Helm calls a table: a plain `map[string]interface {}`.
    var table: Map? {
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
