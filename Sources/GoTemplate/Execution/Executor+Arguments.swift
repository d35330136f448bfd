// Arguments: evaluating them for a parameter's type; mirrors exec.go evalArg and validateType.
extension Executor {
    /// Makes sure that a value can be passed to a parameter of a type, turning no value into nil.
    func validate(_ value: Value, for type: GoType) throws -> Value {
        if type == .reflectValue { return value }
        if case .invalid = value {
            guard type.canBeNil else { throw invalidValueFailure(type) }
            return .zero(of: type)
        }
        if type == .any {
            if case .host(let object) = value, let copy = object.content.withoutAddress { return .host(copy) }
            return value
        }
        guard value.isAssignable(to: type) else { throw wrongTypeFailure(value, type) }
        return value.converted(to: type)
    }

    func evaluate(_ nilNode: NilNode, for type: GoType) throws -> Value {
        node = nilNode
        guard type.canBeNil else { throw failure("cannot assign nil to " + GoString(type.name)) }
        return .zero(of: type)
    }

    // MARK: Constants

    func evaluate(_ bool: BoolNode, for type: GoType) throws -> Value {
        node = bool
        if type.kind == .bool || type.takesAnything { return .bool(bool.value) }
        throw mismatch(bool, type)
    }

    func evaluate(_ string: StringNode, for type: GoType) throws -> Value {
        node = string
        if type.kind == .string || type.takesAnything { return .string(string.value) }
        throw mismatch(string, type)
    }

    func evaluate(_ number: NumberNode, for type: GoType) throws -> Value {
        node = number
        if type.takesAnything { return try idealConstant(number) }
        let literal = number.literal
        switch type.kind {
        case .int, .int8, .int16, .int32, .int64:
            if let int = literal.int { return .int(int, type.integerKind) }
        case .uint, .uint8, .uint16, .uint32, .uint64, .uintptr:
            if let uint = literal.uint { return .uint(uint, type.integerKind) }
        case .float32, .float64:
            if let float = literal.float { return .float(float) }
        case .complex64, .complex128:
            if let complex = literal.complex { return .complex(complex) }
        default: break
        }
        throw mismatch(number, type)
    }

    @inline(never)
    private func mismatch(_ constant: SyntaxNode, _ type: GoType) -> ExecutionError {
        guard let expected = type.constantName else {
            return failure("can't handle " + constant.text + " for arg of type " + GoString(type.name))
        }
        return failure("expected " + expected + "; found " + constant.text)
    }
}

extension GoType {
    fileprivate var takesAnything: Bool { self == .any || self == .reflectValue }

    /// What constants of this type are called in messages; nil where there are none.
    fileprivate var constantName: GoString? {
        switch kind {
        case .bool: "bool"
        case .string: "string"
        case .int, .int8, .int16, .int32, .int64: "integer"
        case .uint, .uint8, .uint16, .uint32, .uint64, .uintptr: "unsigned integer"
        case .float32, .float64: "float"
        case .complex64, .complex128: "complex"
        default: nil
        }
    }

    fileprivate var integerKind: IntegerKind {
        switch kind {
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
        default: .int
        }
    }
}
