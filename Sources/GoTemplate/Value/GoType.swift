/// Go's `reflect.Kind`, with the names `kindOf` prints.
package enum GoKind: String, Sendable {
    case invalid, bool, int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, uintptr
    case float32, float64, complex64, complex128
    case array, chan, `func`, interface, map, pointer = "ptr", slice, string, `struct`
}

/// A Go type, as `%T`, `typeOf` and error messages name it.
///
/// Types are compared by identity and live as long as the process: values refer to them without keeping them alive,
/// since counting references to objects that all threads share is dear.
package final class GoType: Sendable {
    /// The name Go prints, such as `[]interface {}` or `*semver.Version`.
    package let name: String
    package let kind: GoKind
    /// What a slice, map or pointer holds.
    package let element: GoType?
    /// Whether the type was declared with a name of its own (`common.Values`), not spelt out.
    package let isNamed: Bool
    /// The methods a template can call on values of this type; of equal names the last one counts.
    package let methods: [Method]
    /// The bits of the names of all methods: a name whose bit is missing is no method's.
    let methodBits: UInt64
    /// Whether the elements are of type `interface{}`.
    let holdsInterfaces: Bool

    package init(
        _ name: String, kind: GoKind, element: GoType? = nil, isNamed: Bool = false, methods: [Method] = []
    ) {
        self.name = name
        self.kind = kind
        self.element = element
        self.isNamed = isNamed
        self.methods = methods
        self.methodBits = methods.reduce(0) { $0 | Self.methodBit(of: GoString($1.name)) }
        self.holdsInterfaces = element != nil && element == .any
    }

    /// One of 64 bits, chosen by the name; none where it cannot be a method's: those of Go begin with a capital.
    static func methodBit(of name: GoString) -> UInt64 {
        guard let first = name.bytes.first, !(UInt8(ascii: "a")...UInt8(ascii: "z") ~= first) else { return 0 }
        return 1 << UInt64((Int(first) &+ 7 &* name.count) & 63)
    }
}

extension GoType: Equatable {
    package static func == (left: GoType, right: GoType) -> Bool { left === right }
}

extension GoType {
    package static let any = GoType("interface {}", kind: .interface)
    package static let error = GoType("error", kind: .interface, isNamed: true)
    /// `reflect.Value`: a parameter of this type takes whatever it is given, also nil (`eq`, `index`, `len`).
    package static let reflectValue = GoType("reflect.Value", kind: .struct, isNamed: true)
    package static let bool = GoType("bool", kind: .bool)
    package static let int = GoType("int", kind: .int)
    package static let int8 = GoType("int8", kind: .int8)
    package static let int16 = GoType("int16", kind: .int16)
    package static let int32 = GoType("int32", kind: .int32)
    package static let int64 = GoType("int64", kind: .int64)
    package static let uint = GoType("uint", kind: .uint)
    package static let uint8 = GoType("uint8", kind: .uint8)
    package static let uint16 = GoType("uint16", kind: .uint16)
    package static let uint32 = GoType("uint32", kind: .uint32)
    package static let uint64 = GoType("uint64", kind: .uint64)
    package static let uintptr = GoType("uintptr", kind: .uintptr)
    package static let float64 = GoType("float64", kind: .float64)
    package static let complex128 = GoType("complex128", kind: .complex128)
    package static let string = GoType("string", kind: .string)
    package static let anySlice = GoType("[]interface {}", kind: .slice, element: .any)
    package static let stringSlice = GoType("[]string", kind: .slice, element: .string)
    package static let intSlice = GoType("[]int", kind: .slice, element: .int)
    package static let byteSlice = GoType("[]uint8", kind: .slice, element: .uint8)
    package static let anySliceSlice = GoType("[][]interface {}", kind: .slice, element: .anySlice)
    package static let stringSliceSlice = GoType("[][]string", kind: .slice, element: .stringSlice)
    package static let anyMap = GoType("map[string]interface {}", kind: .map, element: .any)
    package static let stringMap = GoType("map[string]string", kind: .map, element: .string)
    package static let anyMapSlice = GoType("[]map[string]interface {}", kind: .slice, element: .anyMap)

    /// The type of an integer of this kind.
    package static func integer(_ kind: IntegerKind) -> GoType {
        switch kind {
        case .int: .int
        case .int8: .int8
        case .int16: .int16
        case .int32: .int32
        case .int64: .int64
        case .uint: .uint
        case .uint8: .uint8
        case .uint16: .uint16
        case .uint32: .uint32
        case .uint64: .uint64
        case .uintptr: .uintptr
        }
    }
}

extension Value {
    /// The dynamic type, Go's `reflect.TypeOf`; nil for nil.
    package var type: GoType? {
        switch self {
        case .invalid, .null: nil
        case .bool: .bool
        case .int(_, let kind), .uint(_, let kind): .integer(kind)
        case .float: .float64
        case .complex: .complex128
        case .string: .string
        case .list(let list): list.type
        case .map(let map): map.type
        case .host(let object): object.type
        }
    }
}
