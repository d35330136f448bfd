// Limits on what hostile templates may use.
extension Executor {
    /// How many steps may pass until the memory is looked at again.
    private static var stepsBetweenChecks: Int { 1 << 16 }

    /// Counts a step of execution, and stops one that takes too many or too much of the stack.
    @inline(__always)
    func countStep() throws {
        steps &+= 1
        if steps > nextCheck || StackGuard.depth < stackLimit { try checkLimits() }
    }

    func checkOutput() throws {
        if output.count > remainingOutput { throw outputFailure() }
    }

    /// Counts the making of a function's result as steps, and stops results that are too large.
    @inline(__always)
    func charge(_ result: Value, at site: SyntaxNode) throws {
        switch result {
        case .string(let text) where text.count >= 64: try charge(text.count, at: site)
        case .list(let list) where list.count >= 4: try charge(list.count * MemoryLayout<Value>.stride, at: site)
        default: break
        }
    }

    @inline(never)
    private func charge(_ bytes: Int, at site: SyntaxNode) throws {
        steps &+= bytes >> 6
        let limit = min(limits.outputBytes, ResultLimit.bytes)
        guard bytes > limit else { return }
        node = site
        throw failure(.limit(.result(bytes: limit)))
    }

    @inline(never)
    private func checkLimits() throws {
        if StackGuard.depth < stackLimit { throw failure(.limit(.stack)) }
        if steps > limits.steps { throw failure(.limit(.steps(limits.steps))) }
        if ProcessMemory.residentBytes > limits.memoryBytes {
            throw failure(.limit(.memory(bytes: limits.memoryBytes)))
        }
        nextCheck = min(limits.steps, steps &+ Self.stepsBetweenChecks)
    }

    @inline(never)
    private func outputFailure() -> ExecutionError { failure(.limit(.output(bytes: limits.outputBytes))) }
}
