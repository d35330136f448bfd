#if canImport(Glibc)
    import Glibc
#endif

/// Spreads independent pieces of work over the cores.
package enum ParallelMap {
    /// Below this many bytes of work a second thread costs more than it saves.
    private static let threshold = 128 << 10
    private static let stackSize = 256 << 20

    /// The results of `body` for 0 ..< `count`, in order.
    ///
    /// - Parameter weights: the size of each piece, in bytes; light work stays on this thread.
    package static func map<Output>(weights: [Int], _ body: @escaping @Sendable (Int) -> Output) -> [Output] {
        let total = weights.reduce(0, +)
        let threads = min(availableCores, weights.count, total / (threshold / 2))
        guard threads > 1, total >= threshold else { return weights.indices.map(body) }
        let shares = shares(of: weights, threads: threads)
        let workers = shares.dropFirst().map { share in
            (share, WorkerThread(stackSize: stackSize) { share.map(body) })
        }
        var results = [Output?](repeating: nil, count: weights.count)
        for index in shares.first ?? [] { results[index] = body(index) }
        for (share, worker) in workers {
            for (index, output) in zip(share, worker?.join() ?? share.map(body)) { results[index] = output }
        }
        return results.indices.map { results[$0] ?? body($0) }
    }

    /// Gives each piece, the heaviest first, to the thread with the least to do.
    private static func shares(of weights: [Int], threads: Int) -> [[Int]] {
        var shares = [[Int]](repeating: [], count: threads)
        var loads = [Int](repeating: 0, count: threads)
        for index in weights.indices.sorted(by: { weights[$0] > weights[$1] }) {
            let lightest = loads.indices.min { loads[$0] < loads[$1] } ?? 0
            shares[lightest].append(index)
            loads[lightest] += weights[index] + 1
        }
        return shares
    }

    /// How many more threads are worth starting now.
    package static var availableCores: Int { ParallelRuns.areRunning ? 1 : cores }

    /// How many threads can run at once, within reason.
    static let cores = min(8, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
