extension GoType {
    /// Whether nil can be passed for this type.
    package var canBeNil: Bool {
        switch kind {
        case .chan, .func, .interface, .map, .pointer, .slice: true
        case .struct: self == .reflectValue
        default: false
        }
    }

    /// Whether Go lets a value of this type be passed where `target` is wanted.
    ///
    /// Types must be the same, except that a named map or slice (`common.Values`) and its spelt-out form agree.
    package func isAssignable(to target: GoType) -> Bool {
        if self == target || target == .any { return true }
        guard kind == target.kind, kind == .map || kind == .slice else { return false }
        return !(isNamed && target.isNamed) && element == target.element
    }
}

extension Value {
    /// Whether the value can be passed where `type` is wanted, perhaps as what a pointer points to.
    func isAssignable(to type: GoType) -> Bool {
        guard let own = self.type else { return type == .any }
        return own.isAssignable(to: type) || (own.kind == .pointer && own.element?.isAssignable(to: type) == true)
    }

    /// A map that can be passed for `type` as one of that very type: `set .Values` gives a `map[string]interface{}`.
    func converted(to type: GoType) -> Value {
        guard case .map(let map) = self, type.kind == .map, map.type != type else { return self }
        return .map(Map(converting: map, to: type))
    }

    /// The zero value of a type, Go's `reflect.Zero`.
    package static func zero(of type: GoType) -> Value {
        switch type.kind {
        case .bool: .bool(false)
        case .int: .int(0, .int)
        case .int8: .int(0, .int8)
        case .int16: .int(0, .int16)
        case .int32: .int(0, .int32)
        case .int64: .int(0, .int64)
        case .uint: .uint(0, .uint)
        case .uint8: .uint(0, .uint8)
        case .uint16: .uint(0, .uint16)
        case .uint32: .uint(0, .uint32)
        case .uint64: .uint(0, .uint64)
        case .uintptr: .uint(0, .uintptr)
        case .float32, .float64: .float(0)
        case .complex64, .complex128: .complex(ComplexNumber(real: 0, imaginary: 0))
        case .string: .string(GoString())
        case .slice, .array: .nilList(type)
        case .map: .map(Map(type: type, isNilMap: true))
        case .struct where type == .reflectValue: .invalid
        case .interface, .chan, .func, .pointer, .struct, .invalid: .null
        }
    }
}
