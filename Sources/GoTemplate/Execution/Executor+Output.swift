// Printing, limits and errors.
extension Executor {
    func write(_ bytes: [UInt8]) throws {
        output.append(contentsOf: bytes)
        if output.count > limits.outputBytes { throw outputFailure() }
    }

    /// Prints the value of an action; mirrors exec.go printValue.
    func print(_ value: Value) throws {
        switch value {
        case .invalid: output.append("<no value>")
        case .bool(let flag): output.append(flag ? "true" : "false")
        case .host: GoFormat.append(value.printable, to: &output)
        default: GoFormat.append(value, to: &output)
        }
        if output.count > limits.outputBytes { throw outputFailure() }
    }

    /// Counts a step of execution, and stops one that takes too many or too much of the stack.
    @inline(__always)
    func countStep() throws {
        steps &+= 1
        if steps > limits.steps || StackGuard.depth < stackLimit { throw limitFailure() }
    }

    private func limitFailure() -> ExecutionError {
        guard steps > limits.steps else {
            return failure("exceeded the stack: templates nest too deeply", kind: .limit)
        }
        return failure(GoString("exceeded the limit of \(limits.steps) steps"), kind: .limit)
    }

    private func outputFailure() -> ExecutionError {
        failure(GoString("exceeded the output limit of \(limits.outputBytes) bytes"), kind: .limit)
    }

    // MARK: Errors

    /// An error at the current node.
    func failure(
        _ reason: GoString, kind: ExecutionError.Kind = .evaluation, cause: (any Error)? = nil
    ) -> ExecutionError {
        let offset = Int(node.position)
        let frame = ExecutionError.Frame(
            templateName: tree.name, file: tree.source.name, position: tree.source.position(at: offset),
            offset: offset, nodeText: node.text)
        return ExecutionError(kind: kind, frame: frame, reason: reason, cause: cause)
    }

    /// The error of a function or method, at the node that called it.
    func failure(calling name: GoString, at site: SyntaxNode, _ error: any Error) -> any Error {
        if error.isExecutionLimit { return error }
        node = site
        return failure("error calling " + name + ": ", kind: .function(name: name), cause: error)
    }
}
