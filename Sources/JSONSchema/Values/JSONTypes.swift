import Codecs
import GoTemplate

/// A set of JSON types, as the keyword `type` names them.
struct JSONTypes: OptionSet {
    let rawValue: UInt8

    static let null = JSONTypes(rawValue: 1 << 0)
    static let boolean = JSONTypes(rawValue: 1 << 1)
    static let number = JSONTypes(rawValue: 1 << 2)
    static let integer = JSONTypes(rawValue: 1 << 3)
    static let string = JSONTypes(rawValue: 1 << 4)
    static let array = JSONTypes(rawValue: 1 << 5)
    static let object = JSONTypes(rawValue: 1 << 6)

    static let all = JSONTypes(rawValue: 0x7F)

    private static let named: [(name: GoString, type: JSONTypes)] = [
        ("null", .null), ("boolean", .boolean), ("number", .number), ("integer", .integer), ("string", .string),
        ("array", .array), ("object", .object),
    ]

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The type of a value; empty for what is no JSON, such as a `[]string`.
    ///
    /// Numbers are never `integer`. Mirrors jsonschema's typeOf, which knows only the types that decoders make.
    init(of value: Value) {
        switch value {
        case .invalid, .null: self = .null
        case .bool: self = .boolean
        case .int, .uint, .float: self = .number
        case .string: self = .string
        case .list(let list): self = list.type == .anySlice ? .array : []
        case .map(let map): self = map.type == .anyMap ? .object : []
        case .host(let object): self = object.type == .jsonNumber ? .number : []
        case .complex: self = []
        }
    }

    /// The types named by the value of `type`, a string or a list of strings; other names are ignored.
    init(named value: Value) {
        self = []
        switch value {
        case .string(let name): formUnion(Self.named.first { $0.name == name }?.type ?? [])
        case .list(let list): for element in list.elements { formUnion(Self.name(in: element)) }
        default: break
        }
    }

    private static func name(in element: Value) -> JSONTypes {
        guard case .string = element else { return [] }
        return JSONTypes(named: element)
    }

    /// The names of the types, in a fixed order.
    var names: [GoString] { Self.named.filter { contains($0.type) }.map(\.name) }
}

extension Value {
    /// The map of a JSON object.
    var object: Map? {
        if case .map(let map) = self { return map }
        return nil
    }

    /// The elements of a JSON array.
    var array: List? {
        if case .list(let list) = self { return list }
        return nil
    }

    var text: GoString? {
        if case .string(let text) = self { return text }
        return nil
    }

    var flag: Bool? {
        if case .bool(let flag) = self { return flag }
        return nil
    }
}
