import CStack

#if canImport(Glibc)
    import Glibc
#endif

/// Spreads independent pieces of work over the cores.
package enum ParallelMap {
    /// Below this many bytes of work another thread costs more than it saves; one that waits already costs little.
    package static var threshold: Int { swelm_worker_is_waiting() != 0 ? 16 << 10 : 64 << 10 }
    private static let stackSize = 256 << 20

    /// The results of `body` for 0 ..< `count`, in order.
    ///
    /// - Parameter weights: the size of each piece, in bytes; light work stays on this thread.
    package static func map<Output>(weights: [Int], _ body: @escaping @Sendable (Int) -> Output) -> [Output] {
        let threads = threads(for: weights)
        guard threads > 1 else { return weights.indices.map(body) }
        // The heaviest first, and each thread takes the next when it is done: weights are mere guesses.
        let order = weights.indices.sorted { weights[$0] > weights[$1] }
        let counter = Counter()
        let takeAll: @Sendable () -> [(index: Int, output: Output)] = {
            var outputs: [(index: Int, output: Output)] = []
            while let position = counter.take(below: order.count) {
                outputs.append((order[position], body(order[position])))
            }
            return outputs
        }
        let workers = (1..<threads).map { _ in WorkerThread(stackSize: stackSize, takeAll) }
        var results = [Output?](repeating: nil, count: weights.count)
        for (index, output) in takeAll() { results[index] = output }
        for worker in workers {
            for (index, output) in worker?.join() ?? [] { results[index] = output }
        }
        return results.indices.map { results[$0] ?? body($0) }
    }

    /// Whether work of these sizes is more than one thread should do.
    package static func isWorthwhile(_ weights: [Int]) -> Bool { threads(for: weights) > 1 }

    private static func threads(for weights: [Int]) -> Int {
        let total = weights.reduce(0, +)
        let threshold = threshold
        return total < threshold ? 1 : min(availableCores, weights.count, total / (threshold / 2))
    }

    /// How many more threads are worth starting now.
    package static var availableCores: Int { ParallelRuns.areRunning ? 1 : cores }

    /// How many threads can run at once, within reason.
    static let cores = min(8, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
