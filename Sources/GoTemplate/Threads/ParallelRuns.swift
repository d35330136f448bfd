import Synchronization

/// Runs many large, independent pieces of work on all cores, each core taking the next when it is done with one.
///
/// While they run, `ParallelMap` stays on its thread: the cores are busy already.
package enum ParallelRuns {
    private static let running = Atomic<Int>(0)

    /// Whether the cores are busy with such work.
    static var areRunning: Bool { running.load(ordering: .relaxed) > 0 }

    /// Calls `body` for 0 ..< `count`, each once, on stacks as deep as templates need.
    package static func each(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        running.add(1, ordering: .relaxed)
        defer { running.subtract(1, ordering: .relaxed) }
        let next = Counter()
        let takeAll: @Sendable () -> Void = {
            while let index = next.take(below: count) { body(index) }
        }
        let workers = (0..<min(count, ParallelMap.cores)).map { _ in
            WorkerThread(stackSize: LargeStack.size, takeAll)
        }
        if workers.contains(where: { $0 == nil }) { takeAll() }
        for worker in workers { worker?.join() }
    }
}
