// Printing.
extension Executor {
    /// Prints the value of an action; mirrors exec.go printValue.
    func print(_ value: Value) throws {
        switch value {
        case .invalid: output.append("<no value>")
        case .bool(let flag): output.append(flag ? "true" : "false")
        case .string(let text): text.bytes.withUnsafeBufferPointer { output.append($0) }
        default: printFormatted(value)
        }
        try checkOutput()
    }

    @inline(never)
    private func printFormatted(_ value: Value) {
        scratch.removeAll(keepingCapacity: true)
        GoFormat.append(value.printable, to: &scratch)
        scratch.withUnsafeBufferPointer { output.append($0) }
    }
}
