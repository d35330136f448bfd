/// A value whose field is wanted.
struct Receiver {
    var value: Value
    /// Whether Go sees an `interface{}` that holds the value.
    var isInterface: Bool

    /// The name of the type Go sees.
    var typeName: GoString {
        guard !isInterface, let type = value.type else { return "interface {}" }
        return GoString(type.name)
    }
}

// Fields, map keys and methods.
extension Executor {
    func evaluate(_ field: FieldNode, dot: Value, arguments: CommandNode?, final: Value?) throws -> Value {
        node = field
        let receiver = Receiver(value: dot, isInterface: isDotInterface)
        return try evaluate(field.names, of: receiver, at: field, dot: dot, arguments: arguments, final: final)
    }

    func evaluate(_ chain: ChainNode, dot: Value, arguments: CommandNode?, final: Value?) throws -> Value {
        node = chain
        let value = try evaluateUntyped(chain.base, dot: dot)
        let receiver = Receiver(value: value, isInterface: value.isNil)
        return try evaluate(chain.names, of: receiver, at: chain, dot: dot, arguments: arguments, final: final)
    }

    /// Walks `.X.Y.Z`; the last may be a method that takes the arguments.
    func evaluate(
        _ names: [GoString], of start: Receiver, at node: SyntaxNode, dot: Value, arguments: CommandNode?,
        final: Value?
    ) throws -> Value {
        var receiver = start
        for name in names.dropLast() {
            receiver = try field(name, of: receiver, at: node, dot: dot, arguments: nil, final: nil)
        }
        guard let last = names.last else { return receiver.value }
        return try field(last, of: receiver, at: node, dot: dot, arguments: arguments, final: final).value
    }

    /// Mirrors exec.go evalField: a method, else a field of a struct, else a key of a map.
    private func field(
        _ name: GoString, of receiver: Receiver, at node: SyntaxNode, dot: Value, arguments: CommandNode?,
        final: Value?
    ) throws -> Receiver {
        switch receiver.value {
        case .map(let map):
            if let method = map.type.methods[name] {
                return try call(method, of: receiver, at: node, dot: dot, arguments: arguments, final: final)
            }
            return try entry(name, of: map, arguments: arguments, final: final)
        case .host(let object):
            return try field(name, of: object, receiver, at: node, dot: dot, arguments: arguments, final: final)
        case .invalid:
            guard missingKey != .error else { throw failure("nil data; no entry for key " + Strconv.quote(name)) }
            return receiver
        case .null: throw failure("nil pointer evaluating interface {}." + name)
        case .list(let list):
            if let method = list.type.methods[name] {
                return try call(method, of: receiver, at: node, dot: dot, arguments: arguments, final: final)
            }
        default: break
        }
        throw failure("can't evaluate field " + name + " in type " + receiver.typeName)
    }

    private func entry(_ name: GoString, of map: Map, arguments: CommandNode?, final: Value?) throws -> Receiver {
        if hasArguments(arguments, final) { throw failure(name + " is not a method but has arguments") }
        let isInterface = map.type.element == .any
        if let value = map[name] { return Receiver(value: value, isInterface: isInterface) }
        switch missingKey {
        case .zero: return Receiver(value: .zero(of: map.type.element ?? .any), isInterface: isInterface)
        case .invalid: return Receiver(value: .invalid, isInterface: false)
        case .error: throw failure("map has no entry for key " + Strconv.quote(name))
        }
    }

    private func field(
        _ name: GoString, of object: HostObject, _ receiver: Receiver, at node: SyntaxNode, dot: Value,
        arguments: CommandNode?, final: Value?
    ) throws -> Receiver {
        if let method = object.type.methods[name] {
            return try call(method, of: receiver, at: node, dot: dot, arguments: arguments, final: final)
        }
        if let field = object.content.fields.first(where: { $0.name == name }) {
            guard !hasArguments(arguments, final) else {
                throw failure(name + " has arguments but cannot be invoked as function")
            }
            return Receiver(value: field.value, isInterface: field.value.isNil)
        }
        if case .map(let map) = object.content.underlying {
            return try entry(name, of: map, arguments: arguments, final: final)
        }
        if object.content.printedFields.contains(where: { $0.name == name }) {
            throw failure(name + " is an unexported field of struct type " + receiver.typeName)
        }
        throw failure("can't evaluate field " + name + " in type " + receiver.typeName)
    }

    private func call(
        _ method: Method, of receiver: Receiver, at node: SyntaxNode, dot: Value, arguments: CommandNode?,
        final: Value?
    ) throws -> Receiver {
        let signature = Signature(
            name: GoString(method.name), parameters: method.parameters, isVariadic: method.isVariadic,
            problem: method.signatureProblem)
        let values = try evaluateArguments(of: signature, arguments, dot: dot, final: final)
        do {
            let result = try method.body(receiver.value, Arguments(values, executor: self))
            return Receiver(value: result, isInterface: result.isNil)
        } catch {
            throw failure(calling: signature.name, at: node, error)
        }
    }

    private func hasArguments(_ arguments: CommandNode?, _ final: Value?) -> Bool {
        final != nil || (arguments.map { $0.operands.count > 1 } ?? false)
    }
}
