import Codecs
import GoTemplate

extension FieldType {
    /// Whether a value becomes one of the type without an error.
    ///
    /// Mirrors apimachinery runtime/converter.go fromUnstructured: null becomes zero, fields that a struct has not are
    /// left out, and whole numbers are integers. Of times only the form of a text is looked at.
    package func admits(_ value: Value, depth: Int = 0) -> Bool {
        guard !value.isNil else { return true }
        guard Nesting.allows(depth) else { return false }
        switch (shape, value) {
        case (.unknown, _), (.string, .string), (.bool, .bool), (.number, .int), (.time, .string): return true
        case (.number, .float(let number)): return isFloat || number == number.rounded(.towardZero)
        case (.bytes, .string(let text)): return (try? Base64.decode(text.bytes)) != nil
        case (.quantity, _), (.roundedQuantity, _): return Self.isQuantity(value)
        case (.intOrString, .string): return true
        case (.intOrString, .int(let number, _)): return Int32(exactly: number) != nil
        case (.list, .list(let list)): return list.elements.allSatisfy { element.admits($0, depth: depth + 1) }
        case (.map, .map(let map)): return map.values.allSatisfy { element.admits($0, depth: depth + 1) }
        case (.structure, .map(let map)):
            return map.entries.allSatisfy { key, value in
                let field = key.bytes.withUnsafeBufferPointer { self.field($0) }
                return field?.type.admits(value, depth: depth + 1) ?? true
            }
        default: return false
        }
    }

    private var isFloat: Bool { shape == .number && SchemaTable.types.buffer[start] == UInt8(ascii: "f") }

    private static func isQuantity(_ value: Value) -> Bool {
        switch value {
        case .string(let text): Quantity(text.trimmingSpace) != nil
        case .int, .float: Quantity(GoFormat.describe(value)) != nil
        default: false
        }
    }
}
