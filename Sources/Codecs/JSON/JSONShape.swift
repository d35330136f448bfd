import GoTemplate

/// A Go type that `encoding/json` decodes into, as far as Helm has such types.
package indirect enum JSONShape: Sendable {
    /// `interface {}`.
    case any
    case string
    case bool
    /// `time.Time`, which only takes RFC 3339.
    case time
    /// `[]byte`, which JSON has in Base64.
    case bytes
    /// A type with a name of its own, as `type Mode string` has.
    case named(GoString, JSONShape)
    case pointer(JSONShape)
    case list(JSONShape)
    /// A map with string keys.
    case dictionary(JSONShape)
    case object(Structure)

    /// A struct: its type and its fields under their JSON names.
    package struct Structure: Sendable {
        /// The type as Go spells it, such as `v2.Metadata`.
        package let typeName: GoString
        package let fields: [(name: GoString, shape: JSONShape)]
        /// The type without its package in error messages; empty for a type without a name.
        package let name: GoString
        /// The fields laid out for reading.
        let layout: Layout
        /// The struct whose fields are the first ones of this one's, as Go embeds it.
        private let embedded: (name: GoString, count: Int)?

        /// - Parameter embedded: a struct whose fields are also this one's.
        package init(
            _ typeName: GoString, named name: GoString, embedding embedded: Structure? = nil,
            _ fields: [(name: GoString, shape: JSONShape)]
        ) {
            self.typeName = typeName
            self.name = name
            self.fields = (embedded?.fields ?? []) + fields
            self.embedded = embedded.map { ($0.name, $0.fields.count) }
            layout = Layout(self.fields)
        }

        /// A field in the path that errors name: those of an embedded struct have its name before theirs.
        func pathElement(of field: GoString) -> GoString {
            guard let embedded, fields.prefix(embedded.count).contains(where: { $0.name == field }) else {
                return field
            }
            return embedded.name + "." + field
        }

        /// The field a key goes to: that of the same name, or else one that differs in case only.
        func field(for key: GoString, matchesCase: Bool = false) -> (name: GoString, shape: JSONShape)? {
            if let field = fields.first(where: { $0.name == key }) { return field }
            if matchesCase { return nil }
            let folded = key.bytes.contains { $0 >= 0x80 } ? Self.asciiForm(of: key) : key
            return fields.first { Self.differInCaseOnly($0.name, folded) }
        }

        private static func differInCaseOnly(_ name: GoString, _ key: GoString) -> Bool {
            name.count == key.count && zip(name.bytes, key.bytes).allSatisfy { $0.upperCased == $1.upperCased }
        }

        /// The key with the two letters beyond ASCII that Unicode takes for an S and a K in another case.
        private static func asciiForm(of key: GoString) -> GoString {
            GoString(runes: key.runes.map { $0 == 0x17F ? 0x73 : $0 == 0x212A ? 0x6B : $0 })
        }
    }

    /// The type as Go spells it.
    var typeName: GoString {
        switch self {
        case .any: "interface {}"
        case .string: "string"
        case .bool: "bool"
        case .time: "time.Time"
        case .bytes: "[]uint8"
        case .named(let name, _): name
        case .pointer(let target): "*" + target.typeName
        case .list(let element): "[]" + element.typeName
        case .dictionary(let element): "map[string]" + element.typeName
        case .object(let structure): structure.typeName
        }
    }

    /// The shape without the pointers and names that lead to it.
    var target: JSONShape {
        switch self {
        case .pointer(let shape), .named(_, let shape): shape.target
        default: self
        }
    }

    /// The shape of the elements of a list; nil for all others.
    var listElement: JSONShape? {
        if case .list(let element) = target { element } else { nil }
    }

    /// The shape of the value of a key; nil where there is no place for it, or none that the shape tells.
    func value(of key: GoString) -> JSONShape? {
        switch target {
        case .dictionary(let element): element
        case .object(let structure): structure.field(for: key)?.shape
        default: nil
        }
    }
}
