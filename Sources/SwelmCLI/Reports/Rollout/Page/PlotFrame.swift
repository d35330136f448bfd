import GoTemplate
import Rollouts

/// The axes of a plot over time.
struct PlotFrame {
    static let width = 920.0
    private static let left = 64.0
    private static let right = 16.0

    let time: TimeScale
    let values: PlotScale
    let top: Double
    let bottom: Double

    /// - Parameters:
    ///   - values: all numbers that are to be seen.
    ///   - top: where the values' axis begins, and `bottom` where it ends.
    init(_ begin: Instant, _ end: Instant, values: [Double], padding: Double = 0, top: Double, bottom: Double) {
        time = TimeScale(begin, end, start: Self.left, width: Self.width - Self.left - Self.right)
        self.values = PlotScale(values, padding: padding, start: bottom, end: top)
        (self.top, self.bottom) = (top, bottom)
    }

    /// - Parameter label: how a number of the values' axis is written.
    func draw(on canvas: inout PlotCanvas, label: (Double) -> GoString) {
        for value in values.ticks(4) {
            let y = values.place(value)
            canvas.line((Self.left, y), (Self.width - Self.right, y), "grid")
            canvas.text(label(value), x: Self.left - 6, y: y + 4, anchor: "end")
        }
        for tick in time.ticks(8) {
            let x = time.place(tick.time)
            canvas.line((x, bottom), (x, bottom + 4), "axis")
            canvas.text(tick.text, x: x, y: bottom + 16, anchor: "middle")
        }
        canvas.line((Self.left, bottom), (Self.width - Self.right, bottom), "axis")
    }
}
