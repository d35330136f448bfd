#if canImport(Glibc)
    import Glibc
#endif

/// A thread that runs one piece of work to its end.
///
/// Threads of our own, not Dispatch's: their stacks can be as deep as Go's templates may nest, and starting the
/// task runtime would cost each short run more than the work.
package final class WorkerThread<Output> {
    private var thread = pthread_t()
    private let job: Job<Output>

    /// Starts the work; nil where the system refuses another thread.
    ///
    /// - Parameter stackSize: in bytes; reserved, not used, until needed.
    package init?(stackSize: Int, _ work: @escaping () -> Output) {
        job = Job(work)
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackSize)
        let entry = Unmanaged.passRetained(Entry(job.run))
        let code = pthread_create(
            &thread, &attributes,
            { argument in
                if let argument { Unmanaged<Entry>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }, entry.toOpaque())
        guard code == 0 else {
            entry.release()
            return nil
        }
    }

    /// Waits for the end and gives the result; to be called once.
    package func join() -> Output {
        pthread_join(thread, nil)
        return job.output ?? job.work()
    }
}

/// What the entry point of a thread gets: the work without the type of its result.
private final class Entry {
    let body: () -> Void

    init(_ body: @escaping () -> Void) {
        self.body = body
    }
}

private final class Job<Output> {
    let work: () -> Output
    var output: Output?

    init(_ work: @escaping () -> Output) {
        self.work = work
    }

    func run() {
        ThreadMemory.reserve()
        output = work()
    }
}
