import GoTemplate

/// Merging of maps as dario.cat/mergo v1.0.1 does it, in place.
///
/// Values are shared, not copied: a nested map the target lacks becomes part of both, and a later merge changes both.
/// Mirrors mergo's deepMerge for what templates can pass; of structs and pointers it only keeps the failures, since
/// their fields are never empty.
struct MapMerging {
    /// Whether the source's values win (`mergeOverwrite`); otherwise they only fill what is empty in the target.
    let overwrites: Bool
    private let budget = WorkBudget()

    init(overwrites: Bool) { self.overwrites = overwrites }

    enum Failure: Error {
        /// mergo's ErrDifferentArgumentsTypes, which `merge` swallows.
        case typesDiffer
        /// A panic of Go's reflection, which nobody swallows.
        case panic(FunctionError)

        var functionError: FunctionError {
            switch self {
            case .typesDiffer: FunctionError("src and dst must be of same type")
            case .panic(let error): error
            }
        }
    }

    func merge(_ source: Map, into target: Map) throws(Failure) {
        try merge(source, into: target, depth: 0)
    }

    private func merge(_ source: Map, into target: Map, depth: Int) throws(Failure) {
        guard Nesting.allows(depth) else {
            throw .panic(FunctionError("maps are nested too deeply to merge, they may contain themselves"))
        }
        guard budget.spend() else { throw .panic(FunctionError("maps are too large to merge")) }
        let (keys, values) = (source.keys, source.values)
        for index in keys.indices {
            let entry = Entry(key: keys[index], value: values[index], sourceElement: source.type.element)
            try merge(entry, into: target, depth: depth)
        }
    }

    private struct Entry {
        let key: GoString
        let value: Value
        /// The element type of the map the entry is from, which messages name.
        let sourceElement: GoType?
    }

    private func merge(_ entry: Entry, into target: Map, depth: Int) throws(Failure) {
        if entry.value.isNil {
            if overwrites { try store(entry, in: target) }
            return
        }
        let existing = target[entry.key]
        switch entry.value {
        case .list: try checkSlice(entry, existing: existing, in: target)
        case .map: try descend(into: existing, with: entry.value, depth: depth)
        case .host(let object) where object.type.kind == .struct || object.type.kind == .pointer:
            try descend(into: existing, with: entry.value, depth: depth)
        default: break
        }
        if let existing, !existing.isEmptyForMerging, isSettled(existing, against: entry.value) { return }
        if overwrites || existing?.isEmptyForMerging ?? true { try store(entry, in: target) }
    }

    /// Whether the value already has what it can get: lists were handled on their own, maps were merged.
    private func isSettled(_ existing: Value, against value: Value) -> Bool {
        if value.list != nil { return !overwrites }
        return value.map != nil && existing.map != nil
    }

    private func store(_ entry: Entry, in target: Map) throws(Failure) {
        try checkAssignable(entry.sourceElement ?? .any, to: target)
        target[entry.key] = entry.value
    }

    /// Fails as mergo does where it puts a list into a map of another element type, such as `map[string]string`.
    private func checkSlice(_ entry: Entry, existing: Value?, in target: Map) throws(Failure) {
        if existing != nil, let element = target.type.element, !element.canBeNil { throw notNilable(element.kind) }
        try checkAssignable(entry.value.type ?? .any, to: target)
    }

    private func checkAssignable(_ type: GoType, to target: Map) throws(Failure) {
        guard let element = target.type.element, element.kind != .interface, element != type else { return }
        let types = "value of type \(type.name) is not assignable to type \(element.name)"
        throw .panic(FunctionError("reflect.Value.SetMapIndex: \(types)"))
    }

    private func notNilable(_ kind: GoKind) -> Failure {
        .panic(FunctionError("reflect: call of reflect.Value.IsNil on \(kind.rawValue) Value"))
    }

    /// Merges a map into the map that is there, and fails where mergo fails on a struct or a pointer.
    private func descend(into existing: Value?, with value: Value, depth: Int) throws(Failure) {
        guard let existing, let existingType = existing.type, let type = value.type else { return }
        switch existingType.kind {
        case .map:
            if existing.map?.isNilMap == true && type.kind == .struct { throw notNilable(type.kind) }
            guard let target = existing.map, let source = value.map, !target.isNilMap else { return }
            try merge(source, into: target, depth: depth + 1)
        case .struct:
            guard type.kind != .struct, case .host(let object) = existing, !object.content.fields.isEmpty else {
                return
            }
            throw .panic(FunctionError("reflect: call of reflect.Value.Field on \(type.kind.rawValue) Value"))
        case .pointer:
            let isMergeable = overwrites || type.kind == .pointer || "*" + type.name == existingType.name
            if !isMergeable { throw .typesDiffer }
        default: break
        }
    }
}

extension Value {
    /// Whether mergo takes the value for unset; unlike for `empty`, no complex number is.
    fileprivate var isEmptyForMerging: Bool {
        if case .complex = self { return false }
        return !isTrue
    }

    fileprivate var map: Map? {
        if case .map(let map) = self { map } else { nil }
    }
}
