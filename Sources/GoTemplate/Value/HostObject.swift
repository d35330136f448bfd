/// A Go value that is no plain scalar, list or map: a struct, a pointer to one, or a named scalar with methods
/// (`.Files`, `.Capabilities`, `*semver.Version`, `time.Time`, `time.Duration`).
///
/// The content holds the Swift data; methods sit on the type, so that a bare field access can call them.
package final class HostObject {
    package let type: GoType
    package let content: any HostContent

    package init(type: GoType, content: any HostContent) {
        self.type = type
        self.content = content
    }
}

/// What a host object is made of, and how Go's `fmt` and `text/template` see it.
package protocol HostContent {
    /// The exported fields of a struct in the order of their declaration; empty for other kinds.
    var fields: [(name: GoString, value: Value)] { get }

    /// All fields of a struct, also those a template cannot reach, as `%v` of a struct without methods shows them.
    var printedFields: [(name: GoString, value: Value)] { get }

    /// The text of the type's `GoString()` method, which `%#v` shows; nil where it has none.
    var goSyntax: GoString? { get }

    /// The text of the type's `String()` or `Error()` method, where `fmt` would use it (`%v`, `%s`, `print`).
    var stringValue: GoString? { get }

    /// The text where the template itself prints the value: it may also use methods of the pointer type.
    ///
    /// Mirrors text/template exec.go printableValue: `{{ .Capabilities.KubeVersion }}` and `print` of it differ.
    var templateStringValue: GoString? { get }

    /// What a parameter of type `interface{}` gets: a copy without an address, which lacks the methods of the pointer
    /// type.
    ///
    /// Nil where there are no such methods, or the value is a pointer itself.
    var withoutAddress: HostObject? { get }

    /// The scalar or map behind a named type (`time.Duration` is an int64); nil for structs and pointers.
    var underlying: Value? { get }

    /// Another number of a named integer type.
    func number(_ number: Int64) -> Value

    /// What `MarshalJSON` or `MarshalText` of the type makes of it for `encoding/json`; nil where it has neither.
    ///
    /// Throws `FunctionError` with the text of the error these return.
    func marshalJSON() throws -> Value?

    /// The fields under the names that `json` tags give them; those omitted when empty are left out.
    var jsonFields: [(name: GoString, value: Value)] { get }

    /// The plain text that yaml.v3 makes of `time.Time` and `time.Duration`; nil for all other types.
    var plainYAML: GoString? { get }

    /// What `MarshalText` of the type gives, which yaml.v3 writes as a string; nil where it has none.
    var marshaledText: GoString? { get }

    /// What `deepCopy` makes of it; itself unless it has unexported fields, which get lost.
    ///
    /// Mirrors github.com/mitchellh/copystructure, which copies a struct (but `time.Time`) by its exported fields.
    func deepCopy() -> any HostContent

    /// Whether `other` is the same for `reflect.DeepEqual`.
    func isEqual(to other: any HostContent) -> Bool

    /// Whether `other` is the same for `==`, which does not look behind the pointers in a struct.
    func isIdentical(to other: any HostContent) -> Bool
}

extension HostContent {
    package var fields: [(name: GoString, value: Value)] { [] }
    package var printedFields: [(name: GoString, value: Value)] { fields }
    package var goSyntax: GoString? { nil }
    package var stringValue: GoString? { nil }
    package var templateStringValue: GoString? { stringValue }
    package var withoutAddress: HostObject? { nil }
    package var underlying: Value? { nil }
    package func number(_ number: Int64) -> Value { .int64(number) }
    package func marshalJSON() throws -> Value? { marshaledText.map(Value.string) }
    package var jsonFields: [(name: GoString, value: Value)] { fields }
    package var plainYAML: GoString? { nil }
    package var marshaledText: GoString? { nil }
    package func deepCopy() -> any HostContent { self }
    package func isIdentical(to other: any HostContent) -> Bool { isEqual(to: other) }
}

extension HostContent where Self: Equatable {
    package func isEqual(to other: any HostContent) -> Bool { (other as? Self) == self }
}

/// A nil pointer of a type: not nil in an interface, and it has nothing to print but `<nil>`.
package struct NilPointer: HostContent, Equatable {}

extension Value {
    /// A nil pointer of the given type.
    package static func nilPointer(_ type: GoType) -> Value { .host(HostObject(type: type, content: NilPointer())) }
}
