import CStack

/// Runs work on a stack as deep as Go's templates may nest.
///
/// Go's stacks grow on the heap: `template` may nest 100,000 deep there. The work stays on its thread, which is cheaper
/// than another one and spares the allocator its locks.
package enum LargeStack {
    /// The stack's size in bytes; where the system refuses it, smaller ones are tried.
    package static let size = 1 << 30

    /// Runs `work` to its end on such a stack and gives its result.
    package static func run<Output>(_ work: @escaping () throws -> Output) throws -> Output {
        var result: Result<Output, any Error>?
        let job = StackJob {
            swelm_reserve_arena()
            result = Result { try work() }
        }
        let argument = Unmanaged.passUnretained(job).toOpaque()
        withExtendedLifetime(job) {
            for size in [size, size >> 2, size >> 4] {
                let status = swelm_run_on_stack(
                    size,
                    { argument in
                        if let argument { Unmanaged<StackJob>.fromOpaque(argument).takeUnretainedValue().body() }
                    }, argument)
                if status == 0 { return }
            }
        }
        return try result?.get() ?? work()
    }
}

/// Work without the type of its result.
private final class StackJob {
    let body: () -> Void

    init(_ body: @escaping () -> Void) {
        self.body = body
    }
}
