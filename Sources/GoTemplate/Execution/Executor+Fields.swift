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

/// What surrounds a field chain: the node to blame, and what its last name gets if that is a method.
struct FieldAccess {
    unowned(unsafe) let node: SyntaxNode
    let dot: Value
    /// The command that begins with the chain; nil where the chain is an argument.
    unowned(unsafe) let command: CommandNode?
    let final: Value?

    var hasArguments: Bool { final != nil || command?.arguments.isEmpty == false }
}

// Fields, map keys and methods.
extension Executor {
    func evaluateFieldNode(_ field: FieldNode, dot: Value, command: CommandNode?, final: Value?) throws -> Value {
        node = field
        if let value = plainValue(at: field.path, of: dot.unmanagedMap, command, final) { return value }
        let access = FieldAccess(node: field, dot: dot, command: command, final: final)
        return try evaluateFieldChain(field.path, of: Receiver(value: dot, isInterface: isDotInterface), access)
    }

    func evaluateChainNode(_ chain: ChainNode, dot: Value, command: CommandNode?, final: Value?) throws -> Value {
        node = chain
        let value = try evaluateBase(of: chain, dot: dot)
        if let value = plainValue(at: chain.path, of: value.unmanagedMap, command, final) { return value }
        let access = FieldAccess(node: chain, dot: dot, command: command, final: final)
        return try evaluateFieldChain(chain.path, of: Receiver(value: value, isInterface: value.isNil), access)
    }

    /// The base of a chain, for which any value will do.
    private func evaluateBase(of chain: ChainNode, dot: Value) throws -> Value {
        if let pipe = chain.base as? PipeNode { return try evaluatePipeline(pipe, dot: dot) }
        guard let identifier = chain.base as? IdentifierNode else {
            return try chain.base.evaluateArgument(by: self, dot: dot, for: .any)
        }
        return try evaluateFunction(identifier, dot: dot, at: identifier, arguments: [], final: nil)
    }

    /// The value at the end of a path that leads through nothing but keys of maps; nil where a closer look is needed.
    @inline(__always)
    func plainValue(
        at path: FieldPath, of map: Unmanaged<Map>?, _ command: CommandNode?, _ final: Value?
    ) -> Value? {
        guard trace == nil, missingKey == .zero, final == nil, command?.arguments.isEmpty != false else { return nil }
        return map?._withUnsafeGuaranteedRef { $0.value(at: path) }
    }

    /// Walks `.X.Y.Z`; the last may be a method that takes the arguments.
    func evaluateFieldChain(_ path: FieldPath, of receiver: Receiver, _ access: FieldAccess) throws -> Value {
        guard let next = path.next else {
            if let trace, case .map(let map) = receiver.value { trace.read(path.name, of: map) }
            return try evaluateField(path, of: receiver, access).value
        }
        return try evaluateFieldChain(next, of: evaluateField(path, of: receiver, access), access)
    }

    /// Mirrors exec.go evalField: a method, else a field of a struct, else a key of a map.
    private func evaluateField(_ path: FieldPath, of receiver: Receiver, _ access: FieldAccess) throws -> Receiver {
        switch receiver.value {
        case .map(let map):
            if let method = map.type.method(named: path.name) {
                return try call(method, of: receiver, path, access)
            }
            return try entry(path, of: map, access)
        case .host(let object): return try field(path, of: object, receiver, access)
        case .invalid:
            guard missingKey != .error else { throw missingDataFailure(path.name) }
            return receiver
        case .null: throw nilPointerFailure(path.name)
        case .list(let list):
            if let method = list.type.method(named: path.name) {
                return try call(method, of: receiver, path, access)
            }
        default: break
        }
        throw fieldFailure(path.name, receiver)
    }

    private func entry(_ path: FieldPath, of map: Map, _ access: FieldAccess) throws -> Receiver {
        if path.next == nil, access.hasArguments {
            throw failure(.argumentsForKey(path.name))
        }
        let isInterface = map.type.holdsInterfaces
        if let value = map[path.name] { return Receiver(value: value, isInterface: isInterface) }
        switch missingKey {
        case .zero where isInterface: return Receiver(value: .null, isInterface: true)
        case .zero: return Receiver(value: .zero(of: map.type.element ?? .any), isInterface: false)
        case .invalid: return Receiver(value: .invalid, isInterface: false)
        case .error: throw failure(.noEntry(key: path.name))
        }
    }

    private func field(
        _ path: FieldPath, of object: HostObject, _ receiver: Receiver, _ access: FieldAccess
    ) throws -> Receiver {
        if let method = object.type.method(named: path.name) {
            return try call(method, of: receiver, path, access)
        }
        if let field = object.content.fields.first(where: { $0.name == path.name }) {
            if path.next == nil, access.hasArguments {
                throw failure(.argumentsForField(path.name))
            }
            return Receiver(value: field.value, isInterface: field.value.isNil)
        }
        if case .map(let map) = object.content.underlying { return try entry(path, of: map, access) }
        if object.content.printedFields.contains(where: { $0.name == path.name }) {
            throw failure(.unexportedField(path.name, type: receiver.typeName))
        }
        if object.content is NilPointer { throw nilPointerFailure(path.name, in: object.type) }
        throw fieldFailure(path.name, receiver)
    }

    private func call(
        _ method: Method, of receiver: Receiver, _ path: FieldPath, _ access: FieldAccess
    ) throws -> Receiver {
        let isLast = path.next == nil
        let arguments = isLast ? access.command?.arguments ?? [] : []
        let final = isLast ? access.final : nil
        let signature = Signature(parameters: method.parameters.map(Parameter.init), isVariadic: method.isVariadic)
        try checkCount(signature, arguments, final: final) { path.name }
        if let problem = method.signatureProblem { throw failure(.uncallableMethod(problem: problem)) }
        let mark = argumentStack.mark
        let values = try evaluateArguments(arguments, for: signature, dot: access.dot, final: final)
        let passed = Arguments(values)
        defer {
            passed.endCall()
            forget(values, since: mark)
        }
        do {
            let result = try method.body(receiver.value, passed)
            return Receiver(value: result, isInterface: result.isNil)
        } catch {
            throw failure(calling: path.name, at: access.node, error)
        }
    }
}

extension Value {
    /// The map that this is, uncounted.
    @inline(__always)
    var unmanagedMap: Unmanaged<Map>? {
        if case .map(let map) = self { return Unmanaged.passUnretained(map) }
        return nil
    }
}

extension Map {
    /// The value at the end of a path that leads through nothing but keys of maps, nil for a last key that is missing;
    /// no value where a closer look is needed.
    fileprivate func value(at path: FieldPath) -> Value? {
        guard type.methodBits & path.methodBit == 0 else { return nil }
        guard let next = path.next.unmanaged else {
            if let value = self[path.name] { return value }
            return type.holdsInterfaces ? .null : nil
        }
        return nestedMap(path.name)?._withUnsafeGuaranteedRef { map in
            next._withUnsafeGuaranteedRef { map.value(at: $0) }
        }
    }
}

extension GoType {
    /// The method a template means by a name; those of Go begin with a capital.
    fileprivate func method(named name: GoString) -> Method? {
        guard methodBits & Self.methodBit(of: name) != 0 else { return nil }
        return methods.last { GoString($0.name) == name }
    }
}
