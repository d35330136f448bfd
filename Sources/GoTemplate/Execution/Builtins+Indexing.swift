// index, slice and len; mirrors text/template funcs.go.
extension Builtins {
    static let indexing: [Function] = [
        Function("index", [.reflectValue, .reflectValue], variadic: true, trait: .readsKeys) { arguments in
            guard !arguments[0].isNil else { throw FunctionError("index of untyped nil") }
            var item = arguments[0]
            for index in arguments.rest(from: 1) { item = try element(of: item, at: index) }
            return item
        },
        Function("slice", [.reflectValue, .reflectValue], variadic: true) { arguments in
            try slice(arguments[0], Array(arguments.rest(from: 1)))
        },
        Function("len", [.reflectValue]) { .int(try length(of: $0[0])) },
    ]

    private static func element(of item: Value, at index: Value) throws -> Value {
        switch item {
        case .invalid, .null: throw FunctionError("index of nil pointer")
        case .list(let list):
            let index = try position(index, limit: list.count)
            guard index < list.count else { throw FunctionError("reflect: slice index out of range") }
            return list.elements[index]
        case .string(let text):
            let index = try position(index, limit: text.count)
            guard index < text.count else { throw FunctionError("reflect: string index out of range") }
            return .uint(UInt64(text.bytes[index]), .uint8)
        case .map(let map):
            return try map[key(index)] ?? .zero(of: map.type.element ?? .any)
        case .host(let object):
            if let underlying = object.content.underlying, underlying.hasElements {
                return try element(of: underlying, at: index)
            }
        default: break
        }
        throw FunctionError("can't index item of type " + pointeeName(item))
    }

    private static func key(_ index: Value) throws -> GoString {
        switch index {
        case .string(let text): return text
        case .invalid, .null: throw FunctionError("value is nil; should be of type string")
        default: throw FunctionError("value has type " + typeName(index) + "; should be string")
        }
    }

    /// Mirrors funcs.go indexArg: `limit` itself passes.
    private static func position(_ index: Value, limit: Int) throws -> Int {
        let number: Int64
        switch index {
        case .int(let value, _): number = value
        case .uint(let value, _): number = Int64(bitPattern: value)
        case .host(let object):
            guard let underlying = object.content.underlying, underlying.isInteger else { fallthrough }
            return try position(underlying, limit: limit)
        default:
            guard !index.isNil else { throw FunctionError("cannot index slice/array with nil") }
            throw FunctionError("cannot index slice/array with type " + typeName(index))
        }
        guard number >= 0, number <= limit else { throw FunctionError(GoString("index out of range: \(number)")) }
        return Int(number)
    }

    private static func slice(_ item: Value, _ indexes: [Value]) throws -> Value {
        guard !item.isNil else { throw FunctionError("slice of untyped nil") }
        guard indexes.count <= 3 else { throw FunctionError(GoString("too many slice indexes: \(indexes.count)")) }
        switch item {
        case .string(let text):
            guard indexes.count < 3 else { throw FunctionError("cannot 3-index slice a string") }
            return .string(GoString(text.bytes[try bounds(indexes, count: text.count)]))
        case .list(let list):
            let bounds = try bounds(indexes, count: list.count)
            if let bytes = list.bytes { return .list(List(bytes: Array(bytes[bounds]), type: list.type)) }
            return .list(List(Array(list.elements[bounds]), type: list.type))
        case .host(let object):
            guard let underlying = object.content.underlying, underlying.hasElements else { fallthrough }
            return try slice(underlying, indexes)
        default: throw FunctionError("can't slice item of type " + pointeeName(item))
        }
    }

    private static func bounds(_ indexes: [Value], count: Int) throws -> Range<Int> {
        var bounds = [0, count]
        for (place, index) in indexes.enumerated() {
            let position = try position(index, limit: count)
            if place < bounds.count { bounds[place] = position } else { bounds.append(position) }
        }
        for (low, high) in zip(bounds, bounds.dropFirst()) where low > high {
            throw FunctionError(GoString("invalid slice index: \(low) > \(high)"))
        }
        return bounds[0]..<bounds[1]
    }

    private static func length(of item: Value) throws -> Int {
        switch item {
        case .string(let text): return text.count
        case .list(let list): return list.count
        case .map(let map): return map.count
        case .null: throw FunctionError("len of nil pointer")
        case .invalid: throw FunctionError("reflect: call of reflect.Value.Type on zero Value")
        case .host(let object):
            if let underlying = object.content.underlying, underlying.hasElements {
                return try length(of: underlying)
            }
        default: break
        }
        throw FunctionError("len of type " + pointeeName(item))
    }

    /// The name of the type, or of what it points to.
    private static func pointeeName(_ value: Value) -> GoString {
        guard let type = value.type, type.kind == .pointer else { return typeName(value) }
        return GoString(type.element?.name ?? String(type.name.dropFirst()))
    }
}

extension Value {
    fileprivate var isInteger: Bool {
        switch self {
        case .int, .uint: true
        default: false
        }
    }

    /// Whether the value is of a kind that has a length; others are reported by the name of the outer type.
    fileprivate var hasElements: Bool {
        switch self {
        case .string, .list, .map: true
        default: false
        }
    }
}
