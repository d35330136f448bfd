/// A Go value as templates see it: the union of the types that Helm, Sprig and YAML put into a template's world.
///
/// Scalars are copied; lists, maps and host objects are shared by reference, because Go's maps are and because
/// `set`, `unset` and `merge` are seen by every holder (Istio's charts depend on it).
package enum Value {
    /// No value at all, Go's zero `reflect.Value`; only the executor meets it, functions get `.null`.
    case invalid
    /// A nil `interface{}`.
    case null
    case bool(Bool)
    /// A signed integer of one of Go's five types.
    case int(Int64, IntegerKind)
    /// An unsigned integer of one of Go's six types.
    case uint(UInt64, IntegerKind)
    /// A `float64`.
    case float(Double)
    /// A `complex128`, which only template literals make.
    case complex(ComplexNumber)
    case string(GoString)
    /// A slice of any element type.
    case list(List)
    /// A map with string keys.
    case map(Map)
    /// Anything else: structs, pointers and named scalars that have methods.
    case host(HostObject)
}

extension Value {
    /// An `int`, the type of integer literals, `len` and most Sprig results.
    package static func int(_ number: Int) -> Value { .int(Int64(number), .int) }

    /// An `int64`, the type of Sprig's arithmetic and of `--set`.
    package static func int64(_ number: Int64) -> Value { .int(number, .int64) }

    package static func string(_ text: String) -> Value { .string(GoString(text)) }

    /// Whether this is nil in an interface: no value, or nil itself.
    package var isNil: Bool {
        switch self {
        case .invalid, .null: true
        default: false
        }
    }
}

/// A `complex128`.
package final class ComplexNumber: Sendable {
    package let real: Double
    package let imaginary: Double

    package init(real: Double, imaginary: Double) {
        self.real = real
        self.imaginary = imaginary
    }
}
