/// A Go value as templates see it: the union of the types that Helm, Sprig and YAML put into a template's world.
///
/// # Identity and sharing
///
/// Scalars and strings are copied: nobody can change one that another holds. Lists, maps and host objects are shared by
/// reference, as Go's slices, maps and pointers are: a value that is put into a variable, a field or another map is the
/// same object in each place, and `set`, `unset` and `merge` are seen by every holder. Charts depend on it: Istio's
/// change `.Values` in one file and read the change in the next. What needs a value of its own copies it:
/// `Map(copying:)` one level, `deepCopy` (Sprig's function) all. `==` does not exist; `isDeeplyEqual` compares contents
/// as Go's `reflect.DeepEqual`, and `Map.identity` tells whether two maps are one.
///
/// A map can come to contain itself (`set $m "self" $m`), so what walks values recursively asks `Nesting` how deep it
/// may go, and `WorkBudget` how much it may do where one map is reached in many ways.
///
/// # Nothing and nil
///
/// Go tells apart a zero `reflect.Value` (`.invalid`, a missing key, say) from a nil `interface{}` (`.null`); messages
/// and `{{ . }}` show which it was. Functions are given `.null` for both, but for parameters of type `.reflectValue`.
/// A nil map or slice is neither: it is an empty `Map` or `List` that prints and encodes differently.
///
/// # Threads
///
/// Nothing here is locked. The values of a render belong to the thread that runs it; they may be made on another one, as
/// a large `values.yaml` is, if that one is joined before they are used. Renders that run at once share trees and
/// files, never values.
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
