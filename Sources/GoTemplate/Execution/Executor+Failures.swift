// The errors of execution. None is inlined: their temporaries would swell the frames of the recursion.
extension Executor {
    /// An error at the current node.
    @inline(never)
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
    @inline(never)
    func failure(calling name: GoString, at site: SyntaxNode, _ error: any Error) -> any Error {
        if error.isExecutionLimit { return error }
        node = site
        return failure("error calling " + name + ": ", kind: .function(name: name), cause: error)
    }

    // MARK: Fields

    @inline(never)
    func fieldFailure(_ name: GoString, _ receiver: Receiver) -> ExecutionError {
        failure("can't evaluate field " + name + " in type " + receiver.typeName)
    }

    @inline(never)
    func nilPointerFailure(_ name: GoString, in type: String = GoType.any.name) -> ExecutionError {
        failure(GoString("nil pointer evaluating \(type).") + name)
    }

    @inline(never)
    func missingDataFailure(_ name: GoString) -> ExecutionError {
        failure("nil data; no entry for key " + Strconv.quote(name))
    }

    // MARK: Arguments

    @inline(never)
    func argumentFailure(_ operand: OperandNode) -> ExecutionError {
        failure("can't give argument to non-function " + operand.text)
    }

    @inline(never)
    func countFailure(_ name: GoString, _ signature: Signature, explicit: Int, count: Int) -> ExecutionError {
        let wanted = signature.fixedCount
        let numbers = signature.isVariadic ? "at least \(wanted) got \(explicit)" : "\(wanted) got \(count)"
        return failure("wrong number of args for " + name + GoString(": want " + numbers))
    }

    @inline(never)
    func invalidValueFailure(_ type: GoType) -> ExecutionError {
        failure("invalid value; expected " + GoString(type.name))
    }

    @inline(never)
    func wrongTypeFailure(_ value: Value, _ type: GoType) -> ExecutionError {
        let found = GoString(value.type?.name ?? GoType.any.name)
        return failure("wrong type for value; expected " + GoString(type.name) + "; got " + found)
    }

    // MARK: Templates

    @inline(never)
    func undefinedFailure(_ name: GoString) -> ExecutionError {
        failure("template " + Strconv.quote(name) + " not defined")
    }

    @inline(never)
    func templateDepthFailure() -> ExecutionError {
        failure(GoString("exceeded maximum template depth (\(limits.templateDepth))"))
    }
}
