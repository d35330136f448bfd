/// Runs work on a thread whose stack is as deep as Go's templates may nest.
///
/// Go's stacks grow on the heap: `template` may nest 100,000 deep there.
package enum LargeStack {
    /// The stack's size in bytes; where the system refuses it, smaller ones are tried.
    package static let size = 1 << 30

    /// Runs `work` to its end on such a thread and gives its result.
    package static func run<Output>(_ work: @escaping () throws -> Output) throws -> Output {
        let job = { Result { try work() } }
        for size in [size, size >> 2, size >> 4] {
            if let thread = WorkerThread(stackSize: size, job) { return try thread.join().get() }
        }
        return try work()
    }
}
