import GoTemplate

/// Turns scalars into strings where the Go variable has a string; mirrors convertToJSONableObject of yaml.go.
enum StringCoercion {
    static func coerce(_ value: Value, to shape: JSONShape) -> Value {
        switch value {
        case .list(let list):
            guard let element = shape.listElement else { return value }
            return .appended(list.elements.map { coerce($0, to: element) })
        case .map(let map):
            let values = map.entries.map { key, value in
                shape.value(of: key).map { coerce(value, to: $0) } ?? value
            }
            return .map(Map(keys: map.keys, values: values))
        default:
            guard case .string = shape.target else { return value }
            return text(of: value).map(Value.string) ?? value
        }
    }

    /// Floats are written with the precision of a float32.
    private static func text(of value: Value) -> GoString? {
        switch value {
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number, _): GoString(String(number))
        case .uint(let number, _): GoString(String(number))
        case .float(let number): Strconv.formatFloat(number, format: "g", precision: -1, bitSize: 32)
        default: nil
        }
    }
}
