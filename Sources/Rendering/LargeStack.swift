#if canImport(Glibc)
    import Glibc
#endif

/// Runs work on a thread whose stack is as deep as Go's templates may nest.
///
/// Go's stacks grow on the heap: `template` may nest 100,000 deep there. The memory is reserved, not used, until needed.
package enum LargeStack {
    /// The stack's size in bytes.
    package static let size = 1 << 30

    /// Runs `work` to its end on such a thread and gives its result.
    package static func run<Result>(_ work: @escaping () throws -> Result) throws -> Result {
        let job = Job(work)
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, size)
        var thread = pthread_t()
        let handle = Unmanaged.passRetained(Entry { job.run() })
        let code = pthread_create(
            &thread, &attributes,
            { argument in
                if let argument { Unmanaged<Entry>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }, handle.toOpaque())
        guard code == 0 else {
            handle.release()
            return try work()
        }
        pthread_join(thread, nil)
        guard let result = job.result else { return try work() }
        return try result.get()
    }

    /// What the thread's entry point gets, without the result's type.
    private final class Entry {
        let body: () -> Void

        init(_ body: @escaping () -> Void) {
            self.body = body
        }
    }

    private final class Job<Result> {
        let work: () throws -> Result
        var result: Swift.Result<Result, any Error>?

        init(_ work: @escaping () throws -> Result) {
            self.work = work
        }

        func run() { result = Swift.Result(catching: work) }
    }
}
