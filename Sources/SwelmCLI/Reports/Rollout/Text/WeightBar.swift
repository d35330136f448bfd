/// A share as a bar of twenty cells.
enum WeightBar {
    private static let cells = 20

    /// - Parameter share: from 0 to 1; a share of anything at all has one cell at least.
    static func text(_ share: Double) -> String {
        let rounded = Int((share * Double(cells)).rounded())
        let filled = min(cells, max(share > 0 ? 1 : 0, rounded))
        return String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled)
    }
}
