import Rollouts

/// The last numbers of a metric as a row of blocks.
enum Sparkline {
    private static let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let most = 20

    /// The canary's, between the lowest and the highest of them and of the bound; a dot where there is no number.
    static func text(_ metric: MetricReport) -> String {
        let points = metric.points.filter { $0.side == .canary }.suffix(most)
        let limits = (metric.points.compactMap(\.value) + metric.metric.limits).filter(\.isFinite)
        let (low, high) = (limits.min() ?? 0, limits.max() ?? 0)
        return points.map { point in point.value.map { block($0, low, high) } ?? "·" }.joined()
    }

    private static func block(_ value: Double, _ low: Double, _ high: Double) -> String {
        guard high > low, value.isFinite else { return blocks[blocks.count / 2] }
        let place = Int(((value - low) / (high - low) * Double(blocks.count - 1)).rounded())
        return blocks[min(blocks.count - 1, max(0, place))]
    }
}
