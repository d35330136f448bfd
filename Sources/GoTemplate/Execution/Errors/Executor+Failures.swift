// The errors of execution. None is inlined: their temporaries would swell the frames of the recursion.
extension Executor {
    /// An error at the current node.
    @inline(never)
    func failure(_ kind: ExecutionError.Kind, cause: (any Error)? = nil) -> ExecutionError {
        let offset = Int(node.position)
        let frame = ExecutionError.Frame(
            templateName: tree.name, file: tree.source.name, position: tree.source.position(at: offset),
            offset: offset, nodeText: node.text)
        return ExecutionError(kind, at: frame, cause: cause)
    }

    /// The error of a function or method, at the node that called it.
    @inline(never)
    func failure(calling name: GoString, at site: SyntaxNode, _ error: any Error) -> any Error {
        if error.isExecutionLimit { return error }
        node = site
        return failure(.function(name: name), cause: error)
    }

    @inline(never)
    func fieldFailure(_ name: GoString, _ receiver: Receiver) -> ExecutionError {
        failure(.noField(name, type: receiver.typeName))
    }

    @inline(never)
    func nilPointerFailure(_ name: GoString, in type: GoType = .any) -> ExecutionError {
        failure(.nilPointer(field: name, type: GoString(type.name)))
    }

    @inline(never)
    func missingDataFailure(_ name: GoString) -> ExecutionError { failure(.noData(key: name)) }

    @inline(never)
    func argumentFailure(_ operand: OperandNode) -> ExecutionError { failure(.argumentsForOperand(operand.text)) }

    @inline(never)
    func countFailure(_ name: GoString, _ signature: Signature, explicit: Int, count: Int) -> ExecutionError {
        let isVariadic = signature.isVariadic
        // Of a variadic function Go counts the arguments without the one piped into it.
        return failure(
            .argumentCount(
                function: name, wanted: signature.fixedCount, atLeast: isVariadic, given: isVariadic ? explicit : count)
        )
    }

    @inline(never)
    func noValueFailure(_ type: GoType) -> ExecutionError { failure(.noValue(expected: GoString(type.name))) }

    @inline(never)
    func wrongTypeFailure(_ value: Value, _ type: GoType) -> ExecutionError {
        let found = value.type?.name ?? GoType.any.name
        return failure(.wrongType(expected: GoString(type.name), found: GoString(found)))
    }

    @inline(never)
    func undefinedTemplateFailure(_ name: GoString) -> ExecutionError { failure(.undefinedTemplate(name)) }

    @inline(never)
    func templateDepthFailure() -> ExecutionError { failure(.templateDepth(maximum: limits.templateDepth)) }
}
