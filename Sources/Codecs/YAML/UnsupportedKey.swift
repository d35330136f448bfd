import GoTemplate

/// A key that JSON does not have, in the place of its mapping: it is an error only if nothing replaces the mapping.
struct UnsupportedKey: HostContent, Equatable {
    private let message: GoString

    init(_ document: YAMLDocument, key: Int, value: Int) {
        let syntax = YAMLGoSyntax(document)
        let type: GoString = syntax.isNull(key) ? "%!s(<nil>)" : "uint64"
        let name = syntax.describe(key, isArgument: true)
        message =
            "unsupported map key of type: " + type + ", key: " + name + ", value: "
            + syntax.describe(value, isArgument: true)
    }

    private static let type = GoType("unsupported key", kind: .struct)

    var value: Value { .host(HostObject(type: Self.type, content: self)) }

    /// The failure of the first such key; Go comes upon them in no certain order.
    static func first(in value: Value, depth: Int = 0) -> YAML.Failure? {
        guard Nesting.allows(depth) else { return nil }
        switch value {
        case .host(let object): return (object.content as? UnsupportedKey).map { YAML.Failure($0.message) }
        case .list(let list): return list.elements.lazy.compactMap { first(in: $0, depth: depth + 1) }.first
        case .map(let map): return map.values.lazy.compactMap { first(in: $0, depth: depth + 1) }.first
        default: return nil
        }
    }
}

/// Numbers that JSON does not have.
enum NonFiniteNumber {
    /// The failure of the one that JSON's encoder meets first.
    static func first(in value: Value, depth: Int = 0) -> YAML.Failure? {
        guard Nesting.allows(depth) else { return nil }
        switch value {
        case .float(let number) where !number.isFinite:
            return YAML.Failure("json: unsupported value: " + Strconv.formatFloat(number, format: "g", precision: -1))
        case .list(let list): return list.elements.lazy.compactMap { first(in: $0, depth: depth + 1) }.first
        case .map(let map): return map.values.lazy.compactMap { first(in: $0, depth: depth + 1) }.first
        default: return nil
        }
    }
}
