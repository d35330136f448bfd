// Printing.
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
}
