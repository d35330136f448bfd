import Glibc
import GoTemplate

/// Judges simulated rollouts as `swelm rollout` judges real ones, and compares how often they pass and return
/// with fixtures/statistics/rollouts.tsv.
///
/// Exits with 1 where a row is off by more than a point.
@main
enum RolloutStatistics {
    static func main() {
        let rows = StatisticsRow.all
        let outcomes = ParallelMap.map(weights: rows.map { _ in 1 << 30 }) {
            Simulation(row: rows[$0], seed: UInt64($0 + 1)).outcome()
        }
        let complaints = zip(rows, outcomes).map(report).reduce(0, +)
        say("\(rows.count) rows, \(complaints) complaints")
        exit(complaints == 0 && !rows.isEmpty ? 0 : 1)
    }

    /// Prints a row, and tells what is wrong with it.
    private static func report(_ row: StatisticsRow, _ outcome: Outcome?) -> Int {
        let complaints = outcome.map(row.complaints) ?? ["there is no such simulation"]
        say(row.text)
        say((["  " + (outcome?.text ?? "")] + complaints).joined(separator: "; "))
        return complaints.count
    }

    private static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        if write(STDOUT_FILENO, bytes, bytes.count) != bytes.count { exit(1) }
    }
}
