import GoTemplate

extension TemplateWalker {
    /// What a function may give; what it reads is noted.
    func call(_ function: Function, _ call: SymbolicCall) -> SymbolicValue {
        switch function.name {
        case "and", "or": return branch(call)
        case "include": return includeCall(call)
        case "tpl": return textCall(call)
        default: return apply(SymbolicFunction.named(function.name), function.name, values(of: call))
        }
    }

    private func apply(_ function: SymbolicFunction, _ name: String, _ values: [SymbolicValue]) -> SymbolicValue {
        switch function {
        case .text(let kind): return text(kind, values)
        case .reading(let extent):
            for value in values { consume(value, extent) }
            return .other
        case .container(let kind): return container(kind, values)
        case .choice(let kind): return choice(kind, values)
        case .change(let kind): return change(kind, values)
        case .list(let kind): return list(kind, values)
        case .access(let kind): return access(kind, values)
        }
    }

    // MARK: Choices

    /// `and` and `or`: what is asked first provides for what follows.
    private func branch(_ call: SymbolicCall) -> SymbolicValue {
        let outer = guards
        defer { guards = outer }
        var values: [SymbolicValue] = []
        for argument in call.arguments {
            let start = mentioned.count
            let value = evaluate(argument, dot: call.dot)
            consume(value, .truth)
            values.append(value)
            guards.formUnion(mentioned[min(start, mentioned.count)...])
        }
        if let piped = call.piped { values.append(piped) }
        return .union(values)
    }

    private func choice(_ kind: SymbolicFunction.Choice, _ values: [SymbolicValue]) -> SymbolicValue {
        switch kind {
        case .first:
            for value in values { consume(value.guarded, .truth) }
            return SymbolicValue.union(values).guarded
        case .ternary:
            if let condition = values.last { consume(condition, .truth) }
            return .union(Array(values.dropLast()))
        case .last:
            for value in values.dropLast() { consume(value, .whole) }
            return values.last?.guarded ?? .other
        }
    }

    // MARK: Containers

    private func container(_ kind: SymbolicFunction.Container, _ values: [SymbolicValue]) -> SymbolicValue {
        switch kind {
        case .dict: return SymbolicValue([.map(dict(values))])
        case .list: return SymbolicValue([.list(SymbolicList(values))])
        case .same: return values.first ?? .other
        case .omit: return values.first ?? .other
        case .pick: return SymbolicValue([.map(picked(values))])
        }
    }

    private func dict(_ values: [SymbolicValue]) -> SymbolicMap {
        let map = SymbolicMap()
        for index in stride(from: 0, to: values.count - 1, by: 2) {
            guard let keys = values[index].texts else {
                consume(values[index], .whole)
                map.set(nil, values[index + 1])
                continue
            }
            for key in keys { map.set(key, values[index + 1]) }
        }
        return map
    }

    private func picked(_ values: [SymbolicValue]) -> SymbolicMap {
        let map = SymbolicMap()
        guard let source = values.first else { return map }
        for value in values.dropFirst() {
            guard let keys = value.texts else {
                map.set(nil, element(of: source))
                continue
            }
            for key in keys { map.set(key, field(key, of: source, isSafe: true).guarded) }
        }
        return map
    }

    private func list(_ kind: SymbolicFunction.Listing, _ values: [SymbolicValue]) -> SymbolicValue {
        switch kind {
        case .part:
            for value in values { consume(value, .entries) }
            return SymbolicValue([.list(SymbolicList(values.map { element(of: $0) }, isOrdered: false))])
        case .extended:
            for value in values { consume(value, .entries) }
            let items = values.map { element(of: $0) } + Array(values.dropFirst())
            return SymbolicValue([.list(SymbolicList(items, isOrdered: false))])
        case .item(let index):
            guard let value = values.first else { return .other }
            consume(value, .entries)
            return item(index, of: value)
        case .keys:
            for value in values { consume(value, .entries) }
            return .other
        }
    }

    private func item(_ index: Int?, of value: SymbolicValue) -> SymbolicValue {
        .union(
            value.parts.map { part in
                guard case .list(let list) = part, let index else { return element(of: SymbolicValue([part])) }
                return list.item(index)
            })
    }

    // MARK: Access

    private func access(_ kind: SymbolicFunction.Access, _ values: [SymbolicValue]) -> SymbolicValue {
        switch kind {
        case .get: return values.count < 2 ? .other : entry(values[1], of: values[0], isSafe: true).guarded
        case .has:
            guard values.count > 1 else { return .other }
            consume(entry(values[1], of: values[0], isSafe: false).guarded, .truth)
            return .other
        case .index: return values.dropFirst().reduce(values.first ?? .other) { entry($1, of: $0, isSafe: false) }
        case .dig: return dig(values)
        case .pluck:
            guard let key = values.first else { return .other }
            let items = values.dropFirst().map { entry(key, of: $0, isSafe: true).guarded }
            return SymbolicValue([.list(SymbolicList(Array(items), isOrdered: false))])
        }
    }

    private func dig(_ values: [SymbolicValue]) -> SymbolicValue {
        guard values.count > 2, let source = values.last else { return .other }
        let fallback = values[values.count - 2]
        let found = values.dropLast(2).reduce(source.guarded) { entry($1, of: $0, isSafe: true).guarded }
        return found.union(fallback).guarded
    }

    /// The entry of a key that may be computed.
    private func entry(_ key: SymbolicValue, of value: SymbolicValue, isSafe: Bool) -> SymbolicValue {
        if let keys = key.texts { return .union(keys.map { field($0, of: value, isSafe: isSafe) }) }
        consume(key, .whole)
        return element(of: value)
    }

    // MARK: Changes

    private func change(_ kind: SymbolicFunction.Change, _ values: [SymbolicValue]) -> SymbolicValue {
        guard let target = values.first else { return .other }
        switch kind {
        case .set where values.count > 2:
            for key in values[1].texts.map({ $0.map(Optional.some) }) ?? [nil] { set(key, values[2], in: target) }
        case .merge: for value in values.dropFirst() { merge(value, into: target) }
        case .set, .unset: break
        }
        return kind == .merge ? SymbolicValue.union(values).guarded : target
    }

    // MARK: Texts

    private func text(_ kind: SymbolicFunction.Text, _ values: [SymbolicValue]) -> SymbolicValue {
        for value in values { consume(value, .whole) }
        if let base = values.lazy.flatMap(\.parts).first(where: \.isBasePath) { return SymbolicValue([base]) }
        guard values.allSatisfy({ $0.texts?.count == 1 }) else { return .other }
        let texts = values.compactMap { $0.texts?.first }
        switch kind {
        case .print: return SymbolicValue([.text(texts.joined(by: ""))])
        case .printf where texts.count > 0:
            let arguments = texts.dropFirst().map { Value.string($0) }
            return SymbolicValue([.text(GoFormat.sprintf(texts[0], Array(arguments)))])
        case .printf: return .other
        }
    }
}

extension SymbolicPart {
    /// Whether this leads to a file of the chart's templates, all of which are walked anyway.
    var isBasePath: Bool {
        if case .field(_, let name) = self { name == "Template.BasePath" || name == "Template.Name" } else { false }
    }
}
