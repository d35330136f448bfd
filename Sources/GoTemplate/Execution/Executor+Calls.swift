// Function calls; mirrors exec.go evalCall.
extension Executor {
    /// Calls a function; `site` is what an error of the function itself is shown at.
    func call(
        _ identifier: IdentifierNode, dot: Value, at site: SyntaxNode, arguments: [OperandNode], final: Value?
    ) throws -> Value {
        node = identifier
        let callee = identifier.callee
        try checkCount(of: callee.name, callee.signature, arguments, final: final)
        switch callee.kind {
        case .function: break
        case .and: return try shortCircuit(stoppingAt: false, arguments, dot: dot, final: final)
        case .or: return try shortCircuit(stoppingAt: true, arguments, dot: dot, final: final)
        case .call: throw try callValue(callee, dot: dot, at: site, arguments: arguments, final: final)
        }
        let values = try evaluate(arguments, for: callee.signature, dot: dot, final: final)
        do {
            let result = try callee.body(Arguments(values, executor: self))
            trace?.called(callee.name, values, result: result)
            try charge(result, at: site)
            return result
        } catch {
            throw failure(calling: callee.name, at: site, error)
        }
    }

    private func shortCircuit(
        stoppingAt stop: Bool, _ arguments: [OperandNode], dot: Value, final: Value?
    ) throws -> Value {
        var value = Value.invalid
        for argument in arguments {
            value = try argument.evaluate(by: self, dot: dot, for: .reflectValue)
            if value.isTrue == stop { return value }
        }
        return final ?? value
    }

    /// There are no function values in Helm's world, so `call` always fails.
    private func callValue(
        _ callee: Callee, dot: Value, at site: SyntaxNode, arguments: [OperandNode], final: Value?
    ) throws -> any Error {
        let values = try evaluate(arguments, for: callee.signature, dot: dot, final: final)
        guard let function = values.first, let type = function.type else {
            return failure(calling: callee.name, at: site, FunctionError("call of nil"))
        }
        let name = arguments.first?.text ?? function.reflectString
        let error = FunctionError("non-function " + name + " of type " + GoString(type.name))
        return failure(calling: callee.name, at: site, error)
    }

    // MARK: Arguments

    func evaluate(
        _ arguments: [OperandNode], for signature: Signature, dot: Value, final: Value?
    ) throws -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(arguments.count + (final == nil ? 0 : 1))
        for argument in arguments {
            values.append(try argument.evaluate(by: self, dot: dot, for: signature.type(at: values.count)))
        }
        if let final { values.append(try validate(final, for: signature.type(at: values.count))) }
        return values
    }

    func checkCount(
        of name: GoString, _ signature: Signature, _ arguments: [OperandNode], final: Value?
    ) throws {
        let count = final == nil ? arguments.count : arguments.count + 1
        let fixed = signature.fixedCount
        if count == fixed || (count > fixed && signature.isVariadic) { return }
        throw countFailure(name, signature, explicit: arguments.count, count: count)
    }
}

extension Value {
    /// What `reflect.Value.String` gives: the text of a string, else the type.
    fileprivate var reflectString: GoString {
        if case .string(let text) = self { return text }
        return "<" + GoString(type?.name ?? "invalid") + " Value>"
    }
}
