extension Value {
    /// Whether a template takes the value for true: it is not the zero value of its type.
    ///
    /// Mirrors text/template exec.go isTrue.
    package var isTrue: Bool {
        switch self {
        case .invalid, .null: false
        case .bool(let flag): flag
        case .int(let number, _): number != 0
        case .uint(let number, _): number != 0
        case .float(let number): number != 0
        case .complex(let number): number.real != 0 || number.imaginary != 0
        case .string(let text): !text.isEmpty
        case .list(let list): list.count > 0
        case .map(let map): !map.isEmpty
        case .host(let object): object.content.underlying?.isTrue ?? !(object.content is NilPointer)
        }
    }

    /// What the template itself prints: of a host object, the text of methods that `print` would not use.
    ///
    /// Mirrors exec.go printableValue.
    package var printable: Value {
        switch self {
        case .invalid, .null: .string("<no value>")
        case .host(let object): object.content.templateStringValue.map(Value.string) ?? pointee
        default: self
        }
    }

    /// What `html`, `js` and `urlquery` print of an operand, of which only the value's own methods count.
    ///
    /// Mirrors exec.go printableValue for what has no address.
    var printableOperand: Value {
        switch self {
        case .invalid, .null: .string("<no value>")
        case .host(let object): object.content.stringValue == nil ? pointee : self
        default: self
        }
    }

    /// What a pointer points to, else the value itself, as for a nil pointer; Go's `reflect.Indirect`.
    var pointee: Value {
        guard case .host(let object) = self, object.type.kind == .pointer, let element = object.type.element,
            !(object.content is NilPointer)
        else { return self }
        return .host(HostObject(type: element, content: object.content))
    }
}
