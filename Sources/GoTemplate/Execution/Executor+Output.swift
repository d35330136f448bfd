// Printing and limits.
extension Executor {
    /// Prints the value of an action; mirrors exec.go printValue.
    func print(_ value: Value) throws {
        switch value {
        case .invalid: output.append("<no value>")
        case .bool(let flag): output.append(flag ? "true" : "false")
        case .host: GoFormat.append(value.printable, to: &output)
        default: GoFormat.append(value, to: &output)
        }
        try checkOutput()
    }

    func checkOutput() throws {
        if output.count > limits.outputBytes { throw outputFailure() }
    }

    /// Counts a step of execution, and stops one that takes too many or too much of the stack.
    @inline(__always)
    func countStep() throws {
        steps &+= 1
        if steps > limits.steps || StackGuard.depth < stackLimit { throw stepFailure() }
    }
}
