import GoTemplate

extension Map {
    /// What stands at a path; nil where there is nothing.
    package func value(at path: ValuePath) -> Value? {
        var value = Value.map(self)
        for component in path.components {
            switch (component, value) {
            case (.key(let key), .map(let map)):
                guard let next = map[key] else { return nil }
                value = next
            case (.index(let index), .list(let list)):
                guard list.bytes == nil, index >= 0, index < list.count else { return nil }
                value = list[index]
            default: return nil
            }
        }
        return value
    }
}
