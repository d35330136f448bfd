// eq, ne, lt, le, gt, ge and not; mirrors text/template funcs.go.
extension Builtins {
    static let comparison: [Function] = [
        Function("eq", [.reflectValue, .reflectValue], variadic: true) { arguments in
            guard arguments.count > 1 else { throw FunctionError("missing argument for comparison") }
            for other in arguments.rest(from: 1) where try areEqual(arguments[0], other) { return .bool(true) }
            return .bool(false)
        },
        relation("ne") { try !areEqual($0, $1) },
        relation("lt", isLess),
        relation("le", isLessOrEqual),
        relation("gt") { try !isLessOrEqual($0, $1) },
        relation("ge") { try !isLess($0, $1) },
        Function("not", [.reflectValue]) { .bool(!$0[0].isTrue) },
    ]

    private static func relation(
        _ name: String, _ holds: @escaping @Sendable (Value, Value) throws -> Bool
    ) -> Function {
        Function(name, [.reflectValue, .reflectValue]) { .bool(try holds($0[0], $0[1])) }
    }

    static func areEqual(_ left: Value, _ right: Value) throws -> Bool {
        if case .string(let left) = left, case .string(let right) = right { return left == right }
        switch (left.scalar, right.scalar) {
        case (.string(let left), .string(let right)): return left == right
        case (.int(let left, _), .int(let right, _)): return left == right
        case (.bool(let left), .bool(let right)): return left == right
        case (.float(let left), .float(let right)): return left == right
        case (.uint(let left, _), .uint(let right, _)): return left == right
        case (.int(let signed, _), .uint(let unsigned, _)), (.uint(let unsigned, _), .int(let signed, _)):
            return signed >= 0 && UInt64(signed) == unsigned
        case (.complex(let left), .complex(let right)):
            return left.real == right.real && left.imaginary == right.imaginary
        case (.some, .some): throw incompatible(left, right)
        case (nil, nil): return try areEqualReferences(left, right)
        default:
            if left.isNil || right.isNil { return false }
            throw incompatible(left, right)
        }
    }

    /// Compares what is no scalar: nil, lists, maps and structs.
    private static func areEqualReferences(_ left: Value, _ right: Value) throws -> Bool {
        guard left.isNil || right.isNil || left.type?.kind == right.type?.kind else {
            throw FunctionError(
                "non-comparable types " + formatted("%s", left) + ": " + typeName(left) + ", " + typeName(right) + ": "
                    + formatted("%v", right))
        }
        if left.isNilReference || right.isNilReference { return left.isNilReference && right.isNilReference }
        guard case .host(let right) = right, case .host(let left) = left else {
            throw FunctionError("non-comparable type " + formatted("%s", right) + ": " + typeName(right))
        }
        if left === right { return true }
        guard left.type == right.type else { return false }
        // Go compares pointers by identity.
        if left.type.kind == .pointer { return left.content as AnyObject === right.content as AnyObject }
        return left.content.isIdentical(to: right.content)
    }

    @Sendable
    private static func isLess(_ left: Value, _ right: Value) throws -> Bool {
        guard let leftScalar = left.scalar, let rightScalar = right.scalar else { throw badComparison }
        switch (leftScalar, rightScalar) {
        case (.string(let left), .string(let right)): return left < right
        case (.int(let left, _), .int(let right, _)): return left < right
        case (.float(let left), .float(let right)): return left < right
        case (.uint(let left, _), .uint(let right, _)): return left < right
        case (.int(let left, _), .uint(let right, _)): return left < 0 || UInt64(left) < right
        case (.uint(let left, _), .int(let right, _)): return right >= 0 && left < UInt64(right)
        case (.bool, .bool), (.complex, .complex): throw badComparison
        default: throw incompatible(left, right)
        }
    }

    @Sendable
    private static func isLessOrEqual(_ left: Value, _ right: Value) throws -> Bool {
        if try isLess(left, right) { return true }
        return try areEqual(left, right)
    }

    private static var badComparison: FunctionError { FunctionError("invalid type for comparison") }

    private static func incompatible(_ left: Value, _ right: Value) -> FunctionError {
        FunctionError("incompatible types for comparison: " + typeName(left) + " and " + typeName(right))
    }

    private static func formatted(_ verb: GoString, _ value: Value) -> GoString { GoFormat.sprintf(verb, [value]) }
}

extension Builtins {
    static func typeName(_ value: Value) -> GoString { GoString(value.type?.name ?? "<nil>") }
}

extension Value {
    /// The value itself if Go can order or compare it by its kind; nil for all else.
    fileprivate var scalar: Value? {
        switch self {
        case .bool, .int, .uint, .float, .complex, .string: self
        case .host(let object): object.content.underlying?.scalar
        case .invalid, .null, .list, .map: nil
        }
    }

    /// Whether this is nil, or a nil slice or map.
    fileprivate var isNilReference: Bool {
        switch self {
        case .invalid, .null: true
        case .list(let list): list.isNilSlice
        case .map(let map): map.isNilMap
        default: false
        }
    }
}
