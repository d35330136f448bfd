/// What a call is checked against.
struct Signature {
    let name: GoString
    let parameters: [GoType]
    let isVariadic: Bool
    /// Why the callee cannot be called at all; see `Method.signatureProblem`.
    var problem: GoString?

    /// How many parameters must be given.
    var fixedCount: Int { isVariadic ? parameters.count - 1 : parameters.count }

    /// The type wanted for argument `index`.
    func type(at index: Int) -> GoType {
        index < parameters.count ? parameters[index] : parameters.last ?? .any
    }
}

// Function calls; mirrors exec.go evalCall.
extension Executor {
    /// Calls a function; `site` is what an error of the function itself is shown at.
    func evaluate(
        _ identifier: IdentifierNode, dot: Value, at site: SyntaxNode, arguments: CommandNode?, final: Value?
    ) throws -> Value {
        node = identifier
        let signature = identifier.signature
        switch identifier.callee {
        case .function(let function):
            let values = try evaluateArguments(of: signature, arguments, dot: dot, final: final)
            do {
                return try function.body(Arguments(values, executor: self))
            } catch {
                throw failure(calling: identifier.name, at: site, error)
            }
        case .and: return try shortCircuit(stoppingAt: false, signature, arguments, dot: dot, final: final)
        case .or: return try shortCircuit(stoppingAt: true, signature, arguments, dot: dot, final: final)
        case .call:
            let values = try evaluateArguments(of: signature, arguments, dot: dot, final: final)
            let callee = arguments.flatMap { $0.operands.dropFirst().first?.node.text }
            throw failure(calling: signature.name, at: site, Self.callError(values, text: callee))
        }
    }

    private func shortCircuit(
        stoppingAt stop: Bool, _ signature: Signature, _ arguments: CommandNode?, dot: Value, final: Value?
    ) throws -> Value {
        try checkCount(of: signature, arguments, final: final)
        var value = Value.invalid
        if let arguments {
            for operand in arguments.operands.dropFirst() {
                value = try evaluate(operand, as: .reflectValue, dot: dot)
                if value.isTrue == stop { return value }
            }
        }
        return final ?? value
    }

    /// There are no function values in Helm's world, so `call` always fails.
    private static func callError(_ values: [Value], text: GoString?) -> FunctionError {
        guard let callee = values.first, let type = callee.type else { return FunctionError("call of nil") }
        let name = text ?? callee.reflectString
        return FunctionError("non-function " + name + " of type " + GoString(type.name))
    }

    // MARK: Arguments

    func evaluateArguments(
        of signature: Signature, _ arguments: CommandNode?, dot: Value, final: Value?
    ) throws -> [Value] {
        try checkCount(of: signature, arguments, final: final)
        if let problem = signature.problem { throw failure(problem) }
        var values: [Value] = []
        if let arguments {
            values.reserveCapacity(arguments.operands.count)
            for index in 1..<max(1, arguments.operands.count) {
                let type = signature.type(at: index - 1)
                values.append(try evaluate(arguments.operands[index], as: type, dot: dot))
            }
        }
        if let final { values.append(try validate(final, as: signature.type(at: values.count))) }
        return values
    }

    private func checkCount(of signature: Signature, _ arguments: CommandNode?, final: Value?) throws {
        let explicit = arguments.map { $0.operands.count - 1 } ?? 0
        let count = final == nil ? explicit : explicit + 1
        let fixed = signature.fixedCount
        if signature.isVariadic {
            guard count < fixed else { return }
            throw failure(
                "wrong number of args for " + signature.name + GoString(": want at least \(fixed) got \(explicit)"))
        }
        guard count != fixed else { return }
        throw failure("wrong number of args for " + signature.name + GoString(": want \(fixed) got \(count)"))
    }
}

extension Value {
    /// What `reflect.Value.String` gives: the text of a string, else the type.
    fileprivate var reflectString: GoString {
        if case .string(let text) = self { return text }
        return "<" + GoString(type?.name ?? "invalid") + " Value>"
    }
}
