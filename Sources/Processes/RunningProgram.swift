import GoLibrary

/// A program that was started; it ends at the latest with whoever holds this.
package final class RunningProgram {
    private let child: ChildProcess
    private var exchange: StreamExchange
    private let deadline: Deadline
    private var hasEnded = false

    init(_ child: ChildProcess, _ exchange: StreamExchange, _ deadline: Deadline) {
        self.child = child
        self.exchange = exchange
        self.deadline = deadline
    }

    deinit { if !hasEnded { _ = child.terminate() } }

    /// Feeds and reads the program until it has ended and closed both output streams; to be asked for once.
    ///
    /// - Parameter interruption: a descriptor that can be read once nobody needs the program any more; it is ended then.
    ///   -1 for none.
    package func result(unless interruption: Int32 = -1) -> ProgramResult {
        hasEnded = true
        let wait = WaitLimit(deadline: deadline, interruption: interruption)
        let isComplete = exchange.run(until: wait)
        let ending = isComplete ? child.wait(until: wait) : child.end(for: wait)
        return ProgramResult(ending: ending, output: exchange.output, errors: exchange.errors)
    }
}
