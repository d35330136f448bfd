// Arguments: evaluating them for a parameter's type; mirrors exec.go evalArg and validateType.
extension Executor {
    /// Makes sure that a value can be passed for a parameter, turning no value into nil.
    @inline(__always)
    func checked(_ value: Value, for parameter: Parameter) throws -> Value {
        parameter.takes(value) ? value : try validate(value, for: parameter.type)
    }

    @inline(never)
    private func validate(_ value: Value, for type: GoType) throws -> Value {
        if type == .reflectValue { return value }
        if case .invalid = value {
            guard type.canBeNil else { throw noValueFailure(type) }
            return .zero(of: type)
        }
        if type == .any {
            if case .host(let object) = value, let copy = object.content.withoutAddress { return .host(copy) }
            return value
        }
        guard value.isAssignable(to: type) else { throw wrongTypeFailure(value, type) }
        return value.converted(to: type)
    }

    func evaluateNil(_ nilNode: NilNode, for parameter: Parameter) throws -> Value {
        node = nilNode
        let type = parameter.type
        guard type.canBeNil else { throw failure(.nilArgument(type: GoString(type.name))) }
        return .zero(of: type)
    }

    // MARK: Constants

    func evaluateBool(_ bool: BoolNode, for parameter: Parameter) throws -> Value {
        node = bool
        if parameter.type.kind == .bool || parameter.takesAnything { return .bool(bool.value) }
        throw mismatch(bool, parameter.type)
    }

    func evaluateString(_ string: StringNode, for parameter: Parameter) throws -> Value {
        node = string
        if parameter.takesStrings { return .string(string.value) }
        throw mismatch(string, parameter.type)
    }

    func evaluateNumber(_ number: NumberNode, for parameter: Parameter) throws -> Value {
        node = number
        if parameter.takesAnything { return try idealConstant(number) }
        let type = parameter.type
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
            return failure(.noConstant(type: GoString(type.name), found: constant.text))
        }
        return failure(.wrongConstant(expected: expected, found: constant.text))
    }
}

extension GoType {
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
