import CStack

/// One piece of work that runs to its end on another thread.
///
/// Threads of our own, not Dispatch's: their stacks can be as deep as Go's templates may nest, and starting the
/// task runtime would cost each short run more than the work. A thread that is done waits for the next piece.
package final class WorkerThread<Output> {
    private let job: Job<Output>
    private let worker: OpaquePointer

    /// Starts the work; nil where the system refuses another thread.
    ///
    /// - Parameters:
    ///   - stackSize: in bytes; reserved, not used, until needed.
    ///   - work: sendable, so that the compiler looks at all it shares with the thread that started it.
    package init?(stackSize: Int, _ work: @escaping @Sendable () -> Output) {
        let job = Job(work)
        let entry = Unmanaged.passRetained(Entry(job.run))
        let worker = swelm_worker_start(
            stackSize,
            { argument in
                if let argument { Unmanaged<Entry>.fromOpaque(argument).takeRetainedValue().body() }
            }, entry.toOpaque())
        guard let worker else {
            entry.release()
            return nil
        }
        self.job = job
        self.worker = worker
    }

    /// Waits for the end and gives the result; to be called once.
    package func join() -> Output {
        swelm_worker_join(worker)
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

    func run() { output = work() }
}
