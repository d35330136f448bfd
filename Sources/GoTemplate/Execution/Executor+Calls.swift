// Function calls; mirrors exec.go evalCall.
extension Executor {
    /// Calls a function; `site` is what an error of the function itself is shown at.
    func evaluateFunction(
        _ identifier: IdentifierNode, dot: Value, at site: SyntaxNode, arguments: [OperandNode], final: Value?
    ) throws -> Value {
        node = identifier
        let function = identifier.function
        try checkCount(function.signature, arguments, final: final) { GoString(function.name) }
        switch function.kind {
        case .function:
            return try run(identifier.function, dot: dot, at: site, arguments: arguments, final: final)
        case .and: return try shortCircuit(stoppingAt: false, arguments, dot: dot, final: final)
        case .or: return try shortCircuit(stoppingAt: true, arguments, dot: dot, final: final)
        case .call: throw try callValue(function, dot: dot, at: site, arguments: arguments, final: final)
        }
    }

    @inline(never)
    private func run(
        _ function: Function, dot: Value, at site: SyntaxNode, arguments: [OperandNode], final: Value?
    ) throws -> Value {
        let mark = argumentStack.mark
        let values = try evaluateArguments(arguments, for: function.signature, dot: dot, final: final)
        let passed = Arguments(values)
        defer {
            passed.endCall()
            forget(values, since: mark)
        }
        let result: Value
        do {
            result = try function.trait == .random ? draw(function, passed) : function.call(passed, by: self)
        } catch {
            throw failure(calling: GoString(function.name), at: site, error)
        }
        if trace != nil { note(result, of: function, values) }
        try charge(result, at: site)
        return result
    }

    @inline(never)
    private func draw(_ function: Function, _ arguments: Arguments) throws -> Value {
        guard let randomness else { return try function.call(arguments, by: self) }
        return try randomness.result { try function.call(arguments, by: self) }
    }

    @inline(never)
    private func note(_ result: Value, of function: Function, _ values: UnsafeBufferPointer<Value>) {
        trace?.called(function, Array(values), result: result)
    }

    private func shortCircuit(
        stoppingAt stop: Bool, _ arguments: [OperandNode], dot: Value, final: Value?
    ) throws -> Value {
        var value = Value.invalid
        for index in 0..<arguments.count {
            value = try arguments.visit(index) { try $0.evaluateArgument(by: self, dot: dot, for: .reflectValue) }
            if value.isTrue == stop { return value }
        }
        return final ?? value
    }

    /// There are no function values in Helm's world, so `call` always fails.
    private func callValue(
        _ call: Function, dot: Value, at site: SyntaxNode, arguments: [OperandNode], final: Value?
    ) throws -> any Error {
        let mark = argumentStack.mark
        let values = try evaluateArguments(arguments, for: call.signature, dot: dot, final: final)
        defer { forget(values, since: mark) }
        let function = values[0]
        guard let type = function.type else {
            return failure(calling: GoString(call.name), at: site, FunctionError("call of nil"))
        }
        let name = arguments.first?.text ?? function.reflectString
        let error = FunctionError("non-function " + name + " of type " + GoString(type.name))
        return failure(calling: GoString(call.name), at: site, error)
    }

    // MARK: Arguments

    /// The values of arguments, which lie on the executor's stack until the caller forgets them.
    func evaluateArguments(
        _ arguments: [OperandNode], for signature: Signature, dot: Value, final: Value?
    ) throws -> UnsafeBufferPointer<Value> {
        let mark = argumentStack.mark
        let values = argumentStack.reserve(final == nil ? arguments.count : arguments.count + 1)
        var index = 0
        do {
            while index < arguments.count {
                let parameter = signature.parameter(at: index)
                let value = try arguments.visit(index) { try $0.evaluateArgument(by: self, dot: dot, for: parameter) }
                values.initializeElement(at: index, to: value)
                index += 1
            }
            if let final {
                values.initializeElement(at: index, to: try checked(final, for: signature.parameter(at: index)))
            }
        } catch {
            forget(UnsafeBufferPointer(rebasing: values[..<index]), since: mark)
            throw error
        }
        return UnsafeBufferPointer(values)
    }

    /// Gives back the room of arguments after a call.
    @inline(__always)
    func forget(_ values: UnsafeBufferPointer<Value>, since mark: ArgumentStack.Mark) {
        // One by one: to destroy all at once is a call that looks up how.
        let values = UnsafeMutableBufferPointer(mutating: values)
        for index in values.indices { values.deinitializeElement(at: index) }
        argumentStack.giveBack(to: mark)
    }

    @inline(__always)
    func checkCount(
        _ signature: Signature, _ arguments: [OperandNode], final: Value?, name: () -> GoString
    ) throws {
        let count = final == nil ? arguments.count : arguments.count + 1
        guard !signature.takes(count: count) else { return }
        throw countFailure(name(), signature, explicit: arguments.count, count: count)
    }
}

extension Value {
    /// What `reflect.Value.String` gives: the text of a string, else the type.
    fileprivate var reflectString: GoString {
        if case .string(let text) = self { return text }
        return "<" + GoString(type?.name ?? "invalid") + " Value>"
    }
}
