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
        let result = try withValues(of: arguments, for: callee.signature, dot: dot, final: final) { values in
            do {
                let result = try callee.body(Arguments(values, executor: self))
                trace?.called(callee.name, Array(values), result: result)
                return result
            } catch {
                throw failure(calling: callee.name, at: site, error)
            }
        }
        try charge(result, at: site)
        return result
    }

    private func shortCircuit(
        stoppingAt stop: Bool, _ arguments: [OperandNode], dot: Value, final: Value?
    ) throws -> Value {
        var value = Value.invalid
        for index in 0..<arguments.count {
            value = try arguments.visit(index) { try $0.evaluate(by: self, dot: dot, for: .reflectValue) }
            if value.isTrue == stop { return value }
        }
        return final ?? value
    }

    /// There are no function values in Helm's world, so `call` always fails.
    private func callValue(
        _ callee: Callee, dot: Value, at site: SyntaxNode, arguments: [OperandNode], final: Value?
    ) throws -> any Error {
        let function = try withValues(of: arguments, for: callee.signature, dot: dot, final: final) { $0[0] }
        guard let type = function.type else {
            return failure(calling: callee.name, at: site, FunctionError("call of nil"))
        }
        let name = arguments.first?.text ?? function.reflectString
        let error = FunctionError("non-function " + name + " of type " + GoString(type.name))
        return failure(calling: callee.name, at: site, error)
    }

    // MARK: Arguments

    /// Calls `body` with the values of arguments, which are on the stack: no call takes memory for them.
    @inline(__always)
    func withValues<Result>(
        of arguments: [OperandNode], for signature: Signature, dot: Value, final: Value?,
        _ body: (UnsafeBufferPointer<Value>) throws -> Result
    ) throws -> Result {
        let count = final == nil ? arguments.count : arguments.count + 1
        return try withUnsafeTemporaryAllocation(of: Value.self, capacity: count) { values in
            try evaluate(arguments, for: signature, dot: dot, final: final, into: values)
            defer { values.deinitialize() }
            return try body(UnsafeBufferPointer(values))
        }
    }

    private func evaluate(
        _ arguments: [OperandNode], for signature: Signature, dot: Value, final: Value?,
        into values: UnsafeMutableBufferPointer<Value>
    ) throws {
        var index = 0
        do {
            while index < arguments.count {
                let parameter = signature.parameter(at: index)
                let value = try arguments.visit(index) { try $0.evaluate(by: self, dot: dot, for: parameter) }
                values.initializeElement(at: index, to: value)
                index += 1
            }
            if let final {
                values.initializeElement(at: index, to: try checked(final, for: signature.parameter(at: index)))
            }
        } catch {
            UnsafeMutableBufferPointer(rebasing: values[..<index]).deinitialize()
            throw error
        }
    }

    func checkCount(
        of name: GoString, _ signature: Signature, _ arguments: [OperandNode], final: Value?
    ) throws {
        let count = final == nil ? arguments.count : arguments.count + 1
        guard !signature.takes(count: count) else { return }
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
