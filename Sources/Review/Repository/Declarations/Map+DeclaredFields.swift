import Charts
import GoTemplate

/// The fields of other programs' files; one of another type than the program takes counts as missing.
extension Map {
    /// A text; numbers and truth values as Go prints them.
    func text(of key: GoString) -> GoString? { self[key]?.declaredText }

    func map(of key: GoString) -> Map? {
        if case .map(let map)? = self[key] { map } else { nil }
    }

    func list(of key: GoString) -> [Value] {
        if case .list(let list)? = self[key] { list.elements } else { [] }
    }

    func maps(of key: GoString) -> [Map] {
        list(of: key).compactMap { if case .map(let map) = $0 { map } else { nil } }
    }

    func texts(of key: GoString) -> [GoString] { list(of: key).compactMap(\.declaredText) }

    func isTrue(_ key: GoString) -> Bool {
        if case .bool(let value)? = self[key] { value } else { false }
    }

    /// The map at the end of some keys.
    func map(of first: GoString, _ rest: GoString...) -> Map? {
        rest.reduce(map(of: first)) { $0?.map(of: $1) }
    }
}

extension Value {
    /// A scalar as text.
    var declaredText: GoString? {
        switch self {
        case .string(let text): text
        case .bool, .int, .uint, .float: GoFormat.sprint([self])
        default: nil
        }
    }

    /// The value with each of its texts replaced, keys left alone.
    func mappingTexts(depth: Int = 0, _ transform: (GoString) throws -> Value) rethrows -> Value {
        guard Nesting.allows(depth) else { return self }
        switch self {
        case .string(let text): return try transform(text)
        case .map(let map): return .map(try map.mapValues { try $0.mappingTexts(depth: depth + 1, transform) })
        case .list(let list):
            return .list(try list.elements.map { try $0.mappingTexts(depth: depth + 1, transform) })
        default: return self
        }
    }
}
