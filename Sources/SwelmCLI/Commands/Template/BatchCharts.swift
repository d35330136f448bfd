import Charts
import Failures
import GoTemplate

/// The charts of a batch, each read once.
///
/// Unchecked because loaded charts do not change: each render gets a copy of its own.
final class BatchCharts: @unchecked Sendable {
    /// A chart as it was loaded, which only copies are rendered of, with what loading it logged.
    private struct Loaded {
        let chart: Result<Chart, any Error>
        let records: [LogRecord]
    }

    private let charts: [GoString: Loaded]

    init(_ paths: [GoString], _ invocation: Invocation) {
        let unique = Array(Set(paths)).sorted()
        // What loads charts is used by one thread at a time per chart, and reads only.
        nonisolated(unsafe) let invocation = invocation
        let loaded = ParallelMap.map(weights: unique.map { _ in 1 << 20 }) { index in
            Self.load(unique[index], invocation)
        }
        charts = Dictionary(uniqueKeysWithValues: zip(unique, loaded))
    }

    private static func load(_ path: GoString, _ invocation: Invocation) -> Loaded {
        let log = Log()
        let chart = Result {
            let (name, version) = ChartReference.parts(of: path)
            let path = try ChartReference.locate(
                name, flags: invocation.flags, invocation.context, version: version)
            return try ChartSource(path: path, invocation: invocation).load(log: log)
        }
        return Loaded(chart: chart, records: log.records)
    }

    /// A chart for one render; throws what loading it did.
    func chart(at path: GoString, log: Log) throws -> Chart {
        guard let loaded = charts[path] else { throw CommandFailure("path " + Strconv.quote(path) + " not found") }
        log.append(loaded.records)
        return try loaded.chart.get().unshared()
    }
}
